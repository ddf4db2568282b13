from presales.models.research import LogEntry, LogQuestion, ResearchLog
from presales.models.solutions import Solution, SolutionSection, SolutionStep

__all__ = ["LogEntry", "LogQuestion", "ResearchLog", "Solution", "SolutionSection", "SolutionStep"]
