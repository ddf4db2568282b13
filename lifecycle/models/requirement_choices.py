"""What the fields of a requirement choose from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    CAPTURED = "captured", _("Captured")
    ANALYSED = "analysed", _("Analysed")
    CONFIRMED = "confirmed", _("Confirmed by the customer")
    BASELINED = "baselined", _("Baselined")
    IN_WORK = "in_work", _("In work")
    VERIFIED = "verified", _("Verified")
    CLOSED = "closed", _("Done")
    DECLINED = "declined", _("Declined")
    DEFERRED = "deferred", _("Deferred")
    PHASE_TWO = "phase_two", _("Phase two")


class Category(models.TextChoices):
    FUNCTIONAL = "functional", _("Function")
    PERFORMANCE = "performance", _("Performance")
    TECHNICAL = "technical", _("Technology")
    DATA = "data", _("Data")
    INTEGRATION = "integration", _("Integration")
    USABILITY = "usability", _("Usability")
    OTHER = "other", _("Other")


class Origin(models.TextChoices):
    CUSTOMER = "customer", _("Of this customer")
    DOMAIN = "domain", _("Common to the field of business")


class Source(models.TextChoices):
    RESEARCH = "research", _("Pre-sales research")
    SURVEY = "survey", _("User site survey")
    DEMO = "demo", _("Demonstration")
    EXCHANGE = "exchange", _("Technical exchange")
    IMPLEMENTATION = "implementation", _("Implementation research")
    TRAINING = "training", _("Training")
    TRIAL = "trial", _("Trial run")
    CHANGE = "change", _("Change request")
    TICKET = "ticket", _("Service ticket")
    OTHER = "other", _("Elsewhere")


class Priority(models.TextChoices):
    MUST = "must", _("Must")
    SHOULD = "should", _("Should")
    COULD = "could", _("Could")
    LATER = "later", _("Later")


class Elicitation(models.TextChoices):
    MEETING = "meeting", _("Meeting")
    INTERVIEW = "interview", _("Interview")
    QUESTIONNAIRE = "questionnaire", _("Questionnaire")
    OBSERVATION = "observation", _("Watching the work")
    PROTOTYPE = "prototype", _("Prototype or chart")
    DOCUMENT = "document", _("Documents")


class Judgement(models.TextChoices):
    REASONABLE = "reasonable", _("Reasonable")
    NOT = "not", _("Not reasonable")
    UNCLEAR = "unclear", _("Unclear")


class Cause(models.TextChoices):
    FUNCTION = "function", _("A function is missing")
    USABILITY = "usability", _("It is hard to use")
    PERFORMANCE = "performance", _("It is slow")
    DATA = "data", _("Data")
    MANAGEMENT = "management", _("A gap in management")
    TRAINING = "training", _("Not enough training")
    OTHER_SYSTEM = "other_system", _("Belongs to another system")


class Constraint(models.TextChoices):
    RESOURCE = "resource", _("Resources")
    TIME = "time", _("Time")
    ROADMAP = "roadmap", _("The product's roadmap")
