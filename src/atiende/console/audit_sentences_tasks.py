"""What audit entries about the work around cases say, as sentences for people."""

from __future__ import annotations

from typing import Final

from atiende.kernel.refusals import gettext_noop

TASKS: Final[dict[str, str]] = {
    "tasks.task_created": gettext_noop("wrote down task %(target)s"),
    "tasks.task_changed": gettext_noop("changed task %(target)s"),
    "tasks.task_completed": gettext_noop("did task %(target)s"),
    "tasks.task_reopened": gettext_noop("opened task %(target)s again"),
    "tasks.task_removed": gettext_noop("removed task %(target)s"),
    "tasks.task_moved": gettext_noop("moved task %(target)s in the order"),
    "tasks.checklist_template_added": gettext_noop("made checklist %(target)s"),
    "tasks.checklist_template_changed": gettext_noop("changed checklist %(target)s"),
    "tasks.checklist_template_archived": gettext_noop("archived checklist %(target)s"),
    "tasks.checklist_template_restored": gettext_noop("restored checklist %(target)s"),
    "tasks.checklist_applied": gettext_noop("gave case %(target)s a checklist"),
    "tasks.checklist_removed": gettext_noop("took a checklist from case %(target)s"),
    "tasks.item_ticked": gettext_noop("ticked a line of a checklist of case %(target)s"),
    "tasks.item_unticked": gettext_noop("took a tick from a checklist of case %(target)s"),
    "tasks.approval_requested": gettext_noop("asked for approval %(target)s"),
    "tasks.approval_approved": gettext_noop("approved what was asked in approval %(target)s"),
    "tasks.approval_rejected": gettext_noop("rejected what was asked in approval %(target)s"),
    "tasks.approval_reminded": gettext_noop("reminded those whose approval %(target)s is awaited"),
    "tasks.approval_withdrawn": gettext_noop("withdrew approval %(target)s"),
    "tasks.approval_limit_set": gettext_noop("set up to which amount role %(target)s may approve"),
    "tasks.deputy_named": gettext_noop("named a deputy for person %(target)s"),
    "tasks.deputy_ended": gettext_noop("ended the deputy of person %(target)s"),
    "tasks.time_accounted": gettext_noop("accounted for time on case %(target)s"),
    "tasks.time_corrected": gettext_noop("corrected time of case %(target)s"),
    "tasks.time_exported": gettext_noop("took the times of cases out as a file"),
    "tasks.plan_template_added": gettext_noop("made resolution plan %(target)s"),
    "tasks.plan_template_changed": gettext_noop("changed resolution plan %(target)s"),
    "tasks.plan_template_archived": gettext_noop("archived resolution plan %(target)s"),
    "tasks.plan_template_restored": gettext_noop("restored resolution plan %(target)s"),
    "tasks.plan_applied": gettext_noop("had case %(target)s follow a resolution plan"),
    "tasks.quote_drafted": gettext_noop("wrote quote %(target)s"),
    "tasks.quote_sent": gettext_noop("sent quote %(target)s to the customer"),
    "tasks.quote_withdrawn": gettext_noop("took quote %(target)s back"),
    "tasks.quote_accepted": gettext_noop("noted that the customer accepted quote %(target)s"),
    "tasks.quote_rejected": gettext_noop("noted that the customer rejected quote %(target)s"),
    "tasks.demonstration_removed": gettext_noop("removed templates of the demonstration"),
    "tasks.case_erased": gettext_noop("erased tasks and checklists of case %(target)s"),
    "tickets.hold_laid": gettext_noop("kept case %(target)s from being solved"),
    "tickets.hold_lifted": gettext_noop("lifted what kept case %(target)s from being solved"),
}
