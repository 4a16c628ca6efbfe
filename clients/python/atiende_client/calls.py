"""Every call of the API. Written by scripts/client: do not change it by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, cast

from atiende_client import shapes
from atiende_client.transport import Transport


class Calls(Transport):
    """One method for each call; those that begin with `all_` go on from page to page."""

    def who_am_i(self) -> shapes.Me:
        """Who am I.

        The person whose token calls, their roles, and what the token covers.
        """
        return cast("shapes.Me", self.ask("GET", "/me"))

    def list_webhooks(self) -> list[shapes.WebhookShown]:
        """List webhooks.

        All of them, in the order in which they were made.
        """
        return cast("list[shapes.WebhookShown]", self.ask("GET", "/webhooks"))

    def create_webhook(
        self, body: shapes.NewWebhook, *, idempotency_key: str | None = None
    ) -> shapes.WebhookMade:
        """Be told of what happens.

        `secret` verifies the signatures; it is shown this once.
        """
        return cast(
            "shapes.WebhookMade", self.ask("POST", "/webhooks", body=body, key=self.key(idempotency_key))
        )

    def get_webhook(self, webhook_id: int) -> shapes.WebhookShown:
        """A webhook.

        How it is doing. Its secret is not shown again.
        """
        return cast("shapes.WebhookShown", self.ask("GET", f"/webhooks/{webhook_id}"))

    def change_webhook(self, webhook_id: int, body: shapes.WebhookChange) -> shapes.WebhookShown:
        """Change, pause or resume a webhook.

        All of it or nothing. It is told in the name of whoever changed or resumed it last.
        """
        return cast("shapes.WebhookShown", self.ask("PATCH", f"/webhooks/{webhook_id}", body=body))

    def delete_webhook(self, webhook_id: int) -> None:
        """Be told no more.

        It goes with its log and with what waits.
        """
        self.ask("DELETE", f"/webhooks/{webhook_id}")

    def renew_webhook_secret(
        self, webhook_id: int, *, idempotency_key: str | None = None
    ) -> shapes.SecretShown:
        """Another secret.

        For 24 hours messages carry a signature by each of the two.
        """
        return cast(
            "shapes.SecretShown",
            self.ask("POST", f"/webhooks/{webhook_id}/secret", key=self.key(idempotency_key)),
        )

    def send_test_message(
        self, webhook_id: int, *, idempotency_key: str | None = None
    ) -> shapes.DeliveryShown:
        """Send a test message.

        Of type webhook.test, with nothing in it; see what came of it among the deliveries.
        """
        return cast(
            "shapes.DeliveryShown",
            self.ask("POST", f"/webhooks/{webhook_id}/test", key=self.key(idempotency_key)),
        )

    def list_deliveries(
        self,
        webhook_id: int,
        *,
        state: Literal["waiting", "delivered", "failed", "withheld"] | None = None,
        cursor: str = "",
        limit: int = 50,
    ) -> shapes.PageOfDeliveryShown:
        """What it was told.

        Of the last 30 days, the newest first, each with its attempts.
        """
        return cast(
            "shapes.PageOfDeliveryShown",
            self.ask(
                "GET",
                f"/webhooks/{webhook_id}/deliveries",
                query={"state": state, "cursor": cursor, "limit": limit},
            ),
        )

    def all_deliveries(
        self,
        webhook_id: int,
        *,
        state: Literal["waiting", "delivered", "failed", "withheld"] | None = None,
        limit: int = 50,
    ) -> Iterator[shapes.DeliveryShown]:
        """Each of `list_deliveries`, page after page."""
        cursor: str | None = ""
        while cursor is not None:
            page = self.list_deliveries(webhook_id, state=state, limit=limit, cursor=cursor)
            yield from page["items"]
            cursor = page["next"]

    def replay_messages(
        self, webhook_id: int, body: shapes.Replay, *, idempotency_key: str | None = None
    ) -> shapes.Replayed:
        """Tell it again.

        The same messages under the same ids: one, or all that failed since a moment.
        """
        return cast(
            "shapes.Replayed",
            self.ask("POST", f"/webhooks/{webhook_id}/replay", body=body, key=self.key(idempotency_key)),
        )

    def list_rules(self) -> shapes.PageOfRuleShown:
        """List rules.

        In the order in which they look at what happens; at most 200.
        """
        return cast("shapes.PageOfRuleShown", self.ask("GET", "/rules"))

    def get_rule(self, rule_id: int) -> shapes.RuleShown:
        """One rule.

        With what its newest version says.
        """
        return cast("shapes.RuleShown", self.ask("GET", f"/rules/{rule_id}"))

    def switch_rule_on(self, rule_id: int, *, idempotency_key: str | None = None) -> shapes.RuleShown:
        """Switch a rule on.

        Its newest version works from now on. One that refers to what is gone, or would run in circles, is
        refused.
        """
        return cast(
            "shapes.RuleShown", self.ask("POST", f"/rules/{rule_id}/on", key=self.key(idempotency_key))
        )

    def switch_rule_off(self, rule_id: int, *, idempotency_key: str | None = None) -> shapes.RuleShown:
        """Switch a rule off.

        It keeps its versions and its runs.
        """
        return cast(
            "shapes.RuleShown", self.ask("POST", f"/rules/{rule_id}/off", key=self.key(idempotency_key))
        )

    def list_rule_runs(self, rule_id: int, *, cursor: str = "") -> shapes.PageOfRuleRunShown:
        """What a rule did.

        Also where it did not act, and why. The newest first, fifty a page.
        """
        return cast(
            "shapes.PageOfRuleRunShown", self.ask("GET", f"/rules/{rule_id}/runs", query={"cursor": cursor})
        )

    def all_rule_runs(self, rule_id: int) -> Iterator[shapes.RuleRunShown]:
        """Each of `list_rule_runs`, page after page."""
        cursor: str | None = ""
        while cursor is not None:
            page = self.list_rule_runs(rule_id, cursor=cursor)
            yield from page["items"]
            cursor = page["next"]

    def list_canned_replies(
        self, *, q: str = "", cursor: str = "", limit: int = 50
    ) -> shapes.PageOfCannedReplyShown:
        """List canned replies.

        Everybody's, of the brands that the token's person serves; the oldest first. What is somebody's own
        is theirs.
        """
        return cast(
            "shapes.PageOfCannedReplyShown",
            self.ask("GET", "/canned-replies", query={"q": q, "cursor": cursor, "limit": limit}),
        )

    def all_canned_replies(self, *, q: str = "", limit: int = 50) -> Iterator[shapes.CannedReplyShown]:
        """Each of `list_canned_replies`, page after page."""
        cursor: str | None = ""
        while cursor is not None:
            page = self.list_canned_replies(q=q, limit=limit, cursor=cursor)
            yield from page["items"]
            cursor = page["next"]

    def list_clocks(self, number: int) -> shapes.ClocksShown:
        """The clocks of a case.

        What was promised and how it stands: open ones first, the next due on top; at most a hundred.
        """
        return cast("shapes.ClocksShown", self.ask("GET", f"/tickets/{number}/clocks"))

    def list_tasks(
        self, *, ticket: int | None = None, cursor: str = "", limit: int = 50
    ) -> shapes.PageOfTaskShown:
        """List tasks.

        The open ones of who holds the token and of their teams or, with `ticket`, all of a case: newest
        first.
        """
        return cast(
            "shapes.PageOfTaskShown",
            self.ask("GET", "/tasks", query={"ticket": ticket, "cursor": cursor, "limit": limit}),
        )

    def all_tasks(self, *, ticket: int | None = None, limit: int = 50) -> Iterator[shapes.TaskShown]:
        """Each of `list_tasks`, page after page."""
        cursor: str | None = ""
        while cursor is not None:
            page = self.list_tasks(ticket=ticket, limit=limit, cursor=cursor)
            yield from page["items"]
            cursor = page["next"]

    def create_task(
        self, body: shapes.NewTaskBody, *, idempotency_key: str | None = None
    ) -> shapes.TaskShown:
        """Write down a task.

        Who gets it sees its case from now on.
        """
        return cast("shapes.TaskShown", self.ask("POST", "/tasks", body=body, key=self.key(idempotency_key)))

    def complete_task(self, task_id: int, *, idempotency_key: str | None = None) -> shapes.TaskShown:
        """Say that a task is done.

        Done twice changes nothing; one that comes back is written down anew.
        """
        return cast(
            "shapes.TaskShown", self.ask("POST", f"/tasks/{task_id}/complete", key=self.key(idempotency_key))
        )

    def list_quotes(self, number: int) -> shapes.QuotesShown:
        """The quotes of a case.

        Every version of each, the newest first; at most fifty stand in a case.
        """
        return cast("shapes.QuotesShown", self.ask("GET", f"/tickets/{number}/quotes"))

    def list_views(self) -> shapes.PageOfViewShown:
        """Views.

        Those of the person behind the token and those shared with them, in their order, hidden ones too; at
        most 200.
        """
        return cast("shapes.PageOfViewShown", self.ask("GET", "/views"))

    def list_tickets_of_view(
        self, view_id: int, *, cursor: str = "", limit: int = 50
    ) -> shapes.PageOfTicketOfView:
        """The cases of a view.

        In the view's order, as far as the person behind the token sees them; "me" and "my teams" are
        theirs.
        """
        return cast(
            "shapes.PageOfTicketOfView",
            self.ask("GET", f"/views/{view_id}/tickets", query={"cursor": cursor, "limit": limit}),
        )

    def all_tickets_of_view(self, view_id: int, *, limit: int = 50) -> Iterator[shapes.TicketOfView]:
        """Each of `list_tickets_of_view`, page after page."""
        cursor: str | None = ""
        while cursor is not None:
            page = self.list_tickets_of_view(view_id, limit=limit, cursor=cursor)
            yield from page["items"]
            cursor = page["next"]

    def list_side_conversations(self, number: int) -> shapes.SideConversations:
        """Side conversations of a case.

        What staff ask suppliers and other departments, which the customer never sees; at most 100.
        """
        return cast("shapes.SideConversations", self.ask("GET", f"/tickets/{number}/side-conversations"))

    def open_side_conversation(
        self, number: int, body: shapes.NewSideConversation, *, idempotency_key: str | None = None
    ) -> shapes.SideConversationShown:
        """Begin a side conversation.

        The first message is sent by mail; answers come back into it.
        """
        return cast(
            "shapes.SideConversationShown",
            self.ask(
                "POST", f"/tickets/{number}/side-conversations", body=body, key=self.key(idempotency_key)
            ),
        )

    def write_side_message(
        self,
        number: int,
        conversation_id: int,
        body: shapes.NewSideMessage,
        *,
        idempotency_key: str | None = None,
    ) -> shapes.SideConversationShown:
        """Write in a side conversation.

        To all of the conversation.
        """
        return cast(
            "shapes.SideConversationShown",
            self.ask(
                "POST",
                f"/tickets/{number}/side-conversations/{conversation_id}/messages",
                body=body,
                key=self.key(idempotency_key),
            ),
        )

    def list_notifications(
        self, *, unread: bool = False, cursor: str = "", limit: int = 50
    ) -> shapes.PageOfNotificationShown:
        """One's own notifications.

        Of the person behind the token, the newest first.
        """
        return cast(
            "shapes.PageOfNotificationShown",
            self.ask("GET", "/notifications", query={"unread": unread, "cursor": cursor, "limit": limit}),
        )

    def all_notifications(
        self, *, unread: bool = False, limit: int = 50
    ) -> Iterator[shapes.NotificationShown]:
        """Each of `list_notifications`, page after page."""
        cursor: str | None = ""
        while cursor is not None:
            page = self.list_notifications(unread=unread, limit=limit, cursor=cursor)
            yield from page["items"]
            cursor = page["next"]

    def read_notifications(
        self, body: shapes.Reading, *, idempotency_key: str | None = None
    ) -> shapes.WereRead:
        """Have read notifications.

        One, or all of one's own; what is not one's own is none.
        """
        return cast(
            "shapes.WereRead",
            self.ask("POST", "/notifications/read", body=body, key=self.key(idempotency_key)),
        )

    def create_ticket(
        self, body: shapes.NewTicket, *, idempotency_key: str | None = None
    ) -> shapes.TicketShown:
        """Hand in a case.

        The customer is found by any of the identifiers, else made known; two customers are never joined.
        """
        return cast(
            "shapes.TicketShown", self.ask("POST", "/tickets", body=body, key=self.key(idempotency_key))
        )

    def list_tickets(
        self,
        *,
        q: str = "",
        status: str = "",
        assignee: str = "",
        team: str = "",
        interaction: Literal[
            "question",
            "request",
            "incident",
            "problem",
            "complaint",
            "claim",
            "suggestion",
            "praise",
            "report",
        ]
        | None = None,
        phase: Literal["before", "during", "after"] | None = None,
        condition: list[str] | None = None,
        cursor: str = "",
        limit: int = 50,
    ) -> shapes.PageOfTicketShown:
        """List or search cases.

        What the person behind the token sees: the newest first or, with `q`, what answers best among the
        newest. `condition` stands alone and may be given several times: own fields, categories, tags, dates
        and all else that a view may ask for.
        """
        return cast(
            "shapes.PageOfTicketShown",
            self.ask(
                "GET",
                "/tickets",
                query={
                    "q": q,
                    "status": status,
                    "assignee": assignee,
                    "team": team,
                    "interaction": interaction,
                    "phase": phase,
                    "condition": condition,
                    "cursor": cursor,
                    "limit": limit,
                },
            ),
        )

    def all_tickets(
        self,
        *,
        q: str = "",
        status: str = "",
        assignee: str = "",
        team: str = "",
        interaction: Literal[
            "question",
            "request",
            "incident",
            "problem",
            "complaint",
            "claim",
            "suggestion",
            "praise",
            "report",
        ]
        | None = None,
        phase: Literal["before", "during", "after"] | None = None,
        condition: list[str] | None = None,
        limit: int = 50,
    ) -> Iterator[shapes.TicketShown]:
        """Each of `list_tickets`, page after page."""
        cursor: str | None = ""
        while cursor is not None:
            page = self.list_tickets(
                q=q,
                status=status,
                assignee=assignee,
                team=team,
                interaction=interaction,
                phase=phase,
                condition=condition,
                limit=limit,
                cursor=cursor,
            )
            yield from page["items"]
            cursor = page["next"]

    def get_ticket(self, number: int) -> shapes.TicketWithMessages:
        """A case with its messages.

        Who sees a case sees all of it, notes included.
        """
        return cast("shapes.TicketWithMessages", self.ask("GET", f"/tickets/{number}"))

    def change_ticket(self, number: int, body: shapes.TicketChange) -> shapes.TicketShown:
        """Change a case.

        All of it or nothing; a refusal names the field that it is about.
        """
        return cast("shapes.TicketShown", self.ask("PATCH", f"/tickets/{number}", body=body))

    def list_messages(self, number: int, *, cursor: str = "", limit: int = 50) -> shapes.PageOfMessageShown:
        """Messages, newest first.

        All messages and notes of a case, page by page.
        """
        return cast(
            "shapes.PageOfMessageShown",
            self.ask("GET", f"/tickets/{number}/messages", query={"cursor": cursor, "limit": limit}),
        )

    def all_messages(self, number: int, *, limit: int = 50) -> Iterator[shapes.MessageShown]:
        """Each of `list_messages`, page after page."""
        cursor: str | None = ""
        while cursor is not None:
            page = self.list_messages(number, limit=limit, cursor=cursor)
            yield from page["items"]
            cursor = page["next"]

    def add_message(
        self, number: int, body: shapes.NewMessage, *, idempotency_key: str | None = None
    ) -> shapes.MessageShown:
        """Answer or note.

        A `reply` is sent to the customer in the name of the token's person; a `note` never leaves. A note
        names people and teams of the staff by `@` and their name; they are notified.
        """
        return cast(
            "shapes.MessageShown",
            self.ask("POST", f"/tickets/{number}/messages", body=body, key=self.key(idempotency_key)),
        )

    def get_message(self, number: int, message_id: int | str) -> shapes.MessageShown:
        """A message.

        A message or note of this case, or of one that goes on in it.
        """
        return cast(
            "shapes.MessageShown", self.ask("GET", f"/tickets/{number}/messages/{self.part(message_id)}")
        )

    def get_attachment(self, number: int, attachment_id: int) -> bytes:
        """A file.

        The content of a file of this case's messages; what was not kept answers 404, as what is not there.
        """
        return self.fetch(f"/tickets/{number}/attachments/{attachment_id}")

    def list_links(self, number: int) -> shapes.Links:
        """Links of a case.

        Those to cases that the token's person sees.
        """
        return cast("shapes.Links", self.ask("GET", f"/tickets/{number}/links"))

    def link_ticket(
        self, number: int, body: shapes.NewLink, *, idempotency_key: str | None = None
    ) -> shapes.LinkShown:
        """Link two cases.

        Linking again changes nothing.
        """
        return cast(
            "shapes.LinkShown",
            self.ask("POST", f"/tickets/{number}/links", body=body, key=self.key(idempotency_key)),
        )

    def unlink_ticket(self, number: int, kind: str, other: int) -> None:
        """Unlink two cases.

        Whichever of them is the child or the duplicate. A link that is not there changes nothing.
        """
        self.ask("DELETE", f"/tickets/{number}/links/{kind}/{other}")

    def merge_ticket(self, number: int, body: shapes.Merging) -> shapes.TicketShown:
        """Merge a case.

        This case goes on in another one, which is answered. Nothing is rewritten, and it can be taken back.
        """
        return cast("shapes.TicketShown", self.ask("PUT", f"/tickets/{number}/merge", body=body))

    def unmerge_ticket(self, number: int) -> shapes.TicketShown:
        """Separate a case.

        This case stands for itself again, with all that names it. One that is not merged stays as it is.
        """
        return cast("shapes.TicketShown", self.ask("DELETE", f"/tickets/{number}/merge"))

    def copy_ticket(
        self, number: int, body: shapes.NewCopy, *, idempotency_key: str | None = None
    ) -> shapes.TicketShown:
        """Open a case like this one.

        The customer is told nothing.
        """
        return cast(
            "shapes.TicketShown",
            self.ask("POST", f"/tickets/{number}/copies", body=body, key=self.key(idempotency_key)),
        )

    def list_reviews(self, number: int) -> shapes.Reviews:
        """Reviews of a case.

        The latest twenty, the newest first.
        """
        return cast("shapes.Reviews", self.ask("GET", f"/tickets/{number}/reviews"))

    def ask_for_review(
        self, number: int, body: shapes.NewReview, *, idempotency_key: str | None = None
    ) -> shapes.ReviewShown:
        """Ask for a review.

        It takes the place of the caller's draft, and of what was asked for before.
        """
        return cast(
            "shapes.ReviewShown",
            self.ask("POST", f"/tickets/{number}/reviews", body=body, key=self.key(idempotency_key)),
        )

    def decide_review(
        self, number: int, review_id: int, body: shapes.Decision, *, idempotency_key: str | None = None
    ) -> shapes.ReviewShown:
        """Decide on a reply.

        Whoever was asked, and whoever manages cases; who asked may take it back.
        """
        return cast(
            "shapes.ReviewShown",
            self.ask(
                "POST", f"/tickets/{number}/reviews/{review_id}", body=body, key=self.key(idempotency_key)
            ),
        )

    def list_products(self, *, q: str = "", cursor: str = "", limit: int = 50) -> shapes.PageOfProductShown:
        """List or search products.

        The newest first.
        """
        return cast(
            "shapes.PageOfProductShown",
            self.ask("GET", "/products", query={"q": q, "cursor": cursor, "limit": limit}),
        )

    def all_products(self, *, q: str = "", limit: int = 50) -> Iterator[shapes.ProductShown]:
        """Each of `list_products`, page after page."""
        cursor: str | None = ""
        while cursor is not None:
            page = self.list_products(q=q, limit=limit, cursor=cursor)
            yield from page["items"]
            cursor = page["next"]

    def save_products(self, body: shapes.ProductsGiven, *, idempotency_key: str | None = None) -> shapes.Kept:
        """Hand in products.

        Each is made known or changed, by its code; the same again changes nothing.
        """
        return cast("shapes.Kept", self.ask("POST", "/products", body=body, key=self.key(idempotency_key)))

    def list_orders(
        self, *, customer: int | None = None, cursor: str = "", limit: int = 50
    ) -> shapes.PageOfOrderShown:
        """List orders.

        The one made known last first.
        """
        return cast(
            "shapes.PageOfOrderShown",
            self.ask("GET", "/orders", query={"customer": customer, "cursor": cursor, "limit": limit}),
        )

    def all_orders(self, *, customer: int | None = None, limit: int = 50) -> Iterator[shapes.OrderShown]:
        """Each of `list_orders`, page after page."""
        cursor: str | None = ""
        while cursor is not None:
            page = self.list_orders(customer=customer, limit=limit, cursor=cursor)
            yield from page["items"]
            cursor = page["next"]

    def save_order(self, body: shapes.OrderGiven, *, idempotency_key: str | None = None) -> shapes.OrderShown:
        """Hand in an order.

        Made known or changed, by its number; the same again changes nothing.
        """
        return cast(
            "shapes.OrderShown", self.ask("POST", "/orders", body=body, key=self.key(idempotency_key))
        )

    def list_owned_products(
        self, *, customer: int | None = None, serial: str = "", cursor: str = "", limit: int = 50
    ) -> shapes.PageOfOwnedProductShown:
        """List what customers have.

        The one made known last first.
        """
        return cast(
            "shapes.PageOfOwnedProductShown",
            self.ask(
                "GET",
                "/owned-products",
                query={"customer": customer, "serial": serial, "cursor": cursor, "limit": limit},
            ),
        )

    def all_owned_products(
        self, *, customer: int | None = None, serial: str = "", limit: int = 50
    ) -> Iterator[shapes.OwnedProductShown]:
        """Each of `list_owned_products`, page after page."""
        cursor: str | None = ""
        while cursor is not None:
            page = self.list_owned_products(customer=customer, serial=serial, limit=limit, cursor=cursor)
            yield from page["items"]
            cursor = page["next"]

    def save_owned_product(
        self, body: shapes.OwnedProductGiven, *, idempotency_key: str | None = None
    ) -> shapes.OwnedProductShown:
        """Hand in what a customer has.

        Made known or changed, by code and serial number; the same again changes nothing.
        """
        return cast(
            "shapes.OwnedProductShown",
            self.ask("POST", "/owned-products", body=body, key=self.key(idempotency_key)),
        )

    def list_customers(
        self, *, q: str = "", kind: Literal["", "person", "company"] = "", cursor: str = "", limit: int = 50
    ) -> shapes.PageOfCustomerShown:
        """List or search customers.

        In alphabetical order; of those joined into one, only the one who stands for them.
        """
        return cast(
            "shapes.PageOfCustomerShown",
            self.ask("GET", "/customers", query={"q": q, "kind": kind, "cursor": cursor, "limit": limit}),
        )

    def all_customers(
        self, *, q: str = "", kind: Literal["", "person", "company"] = "", limit: int = 50
    ) -> Iterator[shapes.CustomerShown]:
        """Each of `list_customers`, page after page."""
        cursor: str | None = ""
        while cursor is not None:
            page = self.list_customers(q=q, kind=kind, limit=limit, cursor=cursor)
            yield from page["items"]
            cursor = page["next"]

    def create_customer(
        self, body: shapes.NewCustomer, *, idempotency_key: str | None = None
    ) -> shapes.CustomerShown:
        """Make a customer known.

        409 when somebody else has one of the identifiers.
        """
        return cast(
            "shapes.CustomerShown", self.ask("POST", "/customers", body=body, key=self.key(idempotency_key))
        )

    def get_customer(self, customer_id: int) -> shapes.CustomerShown:
        """A customer.

        With all identifiers, those of joined ones included.
        """
        return cast("shapes.CustomerShown", self.ask("GET", f"/customers/{customer_id}"))

    def change_customer(self, customer_id: int, body: shapes.CustomerChange) -> shapes.CustomerShown:
        """Change a customer.

        All of it or nothing.
        """
        return cast("shapes.CustomerShown", self.ask("PATCH", f"/customers/{customer_id}", body=body))

    def list_customer_fields(self) -> shapes.PageOfFieldShown:
        """Fields asked of customers.

        In the company's order, without those archived.
        """
        return cast("shapes.PageOfFieldShown", self.ask("GET", "/customer-fields"))

    def get_customer_profile(self, customer_id: int) -> shapes.ProfileShown:
        """What is known of a customer.

        Of this very customer, with their own fields.
        """
        return cast("shapes.ProfileShown", self.ask("GET", f"/customers/{customer_id}/profile"))

    def change_customer_profile(self, customer_id: int, body: shapes.ProfileChange) -> shapes.ProfileShown:
        """Change what is known of a customer.

        All of it or nothing.
        """
        return cast("shapes.ProfileShown", self.ask("PATCH", f"/customers/{customer_id}/profile", body=body))

    def list_consents(self, customer_id: int) -> shapes.PageOfConsentShown:
        """What a customer agreed to.

        Of all that is joined with them, the newest first, withdrawn ones too.
        """
        return cast("shapes.PageOfConsentShown", self.ask("GET", f"/customers/{customer_id}/consents"))

    def record_consent(
        self, customer_id: int, body: shapes.ConsentGiven, *, idempotency_key: str | None = None
    ) -> shapes.ConsentShown:
        """Record a consent.

        409 when they agreed to it already.
        """
        return cast(
            "shapes.ConsentShown",
            self.ask("POST", f"/customers/{customer_id}/consents", body=body, key=self.key(idempotency_key)),
        )

    def withdraw_consent(
        self,
        customer_id: int,
        consent_id: int,
        body: shapes.ConsentWithdrawal,
        *,
        idempotency_key: str | None = None,
    ) -> shapes.ConsentShown:
        """Withdraw a consent.

        From now on. 409 when it was withdrawn already.
        """
        return cast(
            "shapes.ConsentShown",
            self.ask(
                "POST",
                f"/customers/{customer_id}/consents/{consent_id}/withdrawal",
                body=body,
                key=self.key(idempotency_key),
            ),
        )
