from atiende.automation.models.rule import Rule, RuleVersion
from atiende.automation.models.run import RuleRun, TimeMark

__all__ = ["Rule", "RuleRun", "RuleVersion", "TimeMark"]
