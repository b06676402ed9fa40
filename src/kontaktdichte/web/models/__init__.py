"""The application's tables, a file per entity."""

from kontaktdichte.web.models.assignment import Assignment, ExitReason
from kontaktdichte.web.models.attachment import Attachment, Carries
from kontaktdichte.web.models.conference import Conference, ConferenceRequest
from kontaktdichte.web.models.duty_state import ComingChange, Computed, DutyState, MissingFact, OpenFinding
from kontaktdichte.web.models.employer import Employer, Employment, Trial, TrialKind, TrialNote, TrialResult
from kontaktdichte.web.models.evidence import ChainHead, Link, Read, Seal
from kontaktdichte.web.models.login_provider import LoginProvider
from kontaktdichte.web.models.login_rule import LoginRule
from kontaktdichte.web.models.meeting import Meeting, MeetingAnswer, Resolution
from kontaktdichte.web.models.notice import (
    Answered,
    Escalation,
    EscalationFeedback,
    Notice,
    NoticeAnswer,
    NoticeDraft,
    NoticeItem,
    Principle,
    UnmetDuty,
    Way,
)
from kontaktdichte.web.models.organisation import Organisation, OrganisationKind, Unit
from kontaktdichte.web.models.partner import Partner, Published
from kontaktdichte.web.models.person import Person
from kontaktdichte.web.models.plan import Plan, PlanAnswer, PlanStep
from kontaktdichte.web.models.project import AgreementAnswer, Clause, CooperationAgreement, Project
from kontaktdichte.web.models.records import (
    Agreement,
    Contact,
    Deviation,
    DeviationReview,
    Dispute,
    Event,
    Record,
    Situation,
)
from kontaktdichte.web.models.report import Acknowledgement, Report, ReportWay, SentReport
from kontaktdichte.web.models.run import Run, RunKind
from kontaktdichte.web.models.saved_list import SavedList
from kontaktdichte.web.models.sharing import About, SharedContact, SharedDuty, Sharing
from kontaktdichte.web.models.staff_absence import AwayKind, StaffAbsence
from kontaktdichte.web.models.support import AftercareOffer, Bearer, Cost, Decision, OfferAnswer, Service
from kontaktdichte.web.models.user import EditionInForce, Membership, Role, User

__all__ = [
    "About", "Acknowledgement", "AftercareOffer", "Agreement", "AgreementAnswer", "Answered", "Assignment",
    "Attachment", "AwayKind", "Bearer", "Carries", "ChainHead", "Clause", "ComingChange", "Computed", "Conference",
    "ConferenceRequest", "Contact", "CooperationAgreement", "Cost", "Decision", "Deviation",
    "DeviationReview", "Dispute", "DutyState", "EditionInForce", "Employer", "Employment", "Escalation",
    "EscalationFeedback", "Event", "ExitReason", "Link", "LoginProvider", "LoginRule", "Meeting",
    "MeetingAnswer", "Membership", "MissingFact", "Notice", "NoticeAnswer", "NoticeDraft", "NoticeItem",
    "OfferAnswer", "OpenFinding", "Organisation", "OrganisationKind", "Partner", "Person", "Plan",
    "PlanAnswer", "PlanStep", "Principle", "Project", "Published", "Read", "Record", "Report", "ReportWay",
    "Resolution", "Role", "Run", "RunKind", "SavedList", "Seal", "SentReport", "Service", "SharedContact",
    "SharedDuty", "Sharing", "Situation", "StaffAbsence", "Trial", "TrialKind", "TrialNote", "TrialResult", "Unit",
    "UnmetDuty", "User", "Way",
]  # fmt: skip
