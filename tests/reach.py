"""Which command writes which field of the files, row by row: shape | commands | fields."""

TABLE = """
Municipality | municipality name | municipality followed_from
Municipality | municipality adopt | plans
Municipality | municipality setting | settings
Municipality | municipality board | boards
Municipality | municipality role | roles
Municipality | municipality unit | organisation
Municipality | municipality service | services
Municipality | municipality target-group | target_groups
Municipality | municipality delegation | delegation
Municipality | programme decide | programmes
Municipality | municipality label | labels
Municipality | municipality mail-domain | mail_domains
Municipality | municipality event | events
Municipality | sent-out | sent_out
BoardMeeting | municipality meeting | date document_deadline cancelled
Board | municipality board, municipality meeting | name abbreviation meetings
OrganisationUnit | municipality unit | name kind under board plans starts ends
DelegationPoint | municipality delegation | point decision kinds roles board report_to_board
Role | municipality role, municipality vacancy | title abbreviation aliases deputy vacant source
Validity | municipality vacancy, programme decide | from_date to_date
Goal | programme decide | text
Programme | programme decide | term decided_on registry_number section goals follow_up public_insight
MunicipalEvent | municipality event | event date answer_by board plan period text registry_number
SentOut | sent-out | date what service recipients registry_number
Settings | municipality setting | due_soon meeting_agenda_lead small_number deadlines early_signs reminders
Settings | municipality setting | publishing
Publishing | municipality setting | license public_contact shortcomings assessed_on
Plan | municipality focus | focus_areas
FocusArea | municipality focus | id text roles check_points
Rule | reading choose | reading
SanctionKind | reading choose | reading
RequirementSet | requirement add | requirement_set title service requirements
Requirement | requirement add, requirement change | text clause_number area kind_of_source source edition verification
Requirement | requirement add, requirement change | guide_value norm checked_by programme_goal
Procurement | procurement start | procurement title service award board plans registry_number operation_starts
Procurement | procurement step, procurement move | steps operation_starts
Procurement | agreement add | agreements
Procurement | procurement cancel | cancelled cancelled_reason
Step | procurement step | planned done registry_number section reason note
Provider | provider add, provider change | name organisation_number external_id organisation_unit
Provider | provider add, provider change | financial_year_end contact contact_role note
Provider | provider add | provider operating_form organisation_kind
Provider | provider change | risk
Provider | unit add, agreement add, change | units agreements events
Unit | unit add, unit change | name service legal_area target_group places area_of_town placement health_care
Unit | unit add, unit change | permit_required starts
Unit | unit change | ends address published not_published_reason secrecy supervised_by_law
Unit | permit | permit
Secrecy | unit change | legal_ground date authority
Permit | permit | state registry_number decided_on valid_to target_group most_places manager_checked_on
Permit | permit | organisation_number
Agreement | agreement add, agreement change | title plans target_group registry_number notice_period longest_time
Agreement | agreement add, agreement change | clauses sanctions_allowed requirement_sets payment_model daily_payment
Agreement | agreement add, agreement change | contact_role joint_group exposed_to_competition
Agreement | agreement add | award service board awarded_on standstill_notice_on operation_starts ends_on procurement
Agreement | agreement add, agreement unit | units
Agreement | agreement sign | signed_on signers signature standstill_reason in_force operation_starts ends_on
Agreement | agreement sign | standstill_notice_on
Agreement | agreement option | options
Agreement | agreement end | ended
Agreement | agreement watch | watches
Agreement | reading choose | sanction_readings
Agreement | agreement change | verification requirement_documents document_reviewed_on exercise_of_authority
Agreement | agreement change | directive note
Agreement | agreement exempt | exemption
Agreement | agreement subcontractor | subcontractors
Agreement | group form | group_members
AgreementSpan | agreement unit | from_date to_date
UsedOption | agreement option | length notify_by used_on declined_on registry_number reason
Ending | agreement notice, agreement end | date cause notice_given_on notice_by role registry_number reason
Exemption | agreement exempt | reason decided_on role registry_number
Directive | agreement change | registry_number date
Subcontractor | agreement subcontractor | name organisation_number approved_on
GroupMember | group form | side role mandate
Watch | agreement watch, agreement renew | what valid_to date obliged remind_before renews registry_number note
Watch | agreement done | done
ProviderEvent | change, price ask, provider event | event date informed_on agreement unit text registry_number
ProviderEvent | change | kind_of_change
ProviderEvent | price ask, provider event | answer_by period
Case | open | case rule period provider agreement unit procurement organisation_unit board opened unannounced
Case | open, amend | registry_number title responsible method method_reason
Case | start, amend | area theme occasion
Case | start | units service counts ordered
Case | signal take | signal
Case | prepare | preparation
Case | consult | consulted
Case | request ask | requests
Case | control, count | desk_checks aggregates
Case | survey send | surveys
Case | visit | visits
Case | point | points
Case | group problem, group proposal | problems proposals
Case | finding | findings
Case | plan ask | action_plans
Case | sanction consider | sanctions
Case | draft | reports
Case | decide | decision
Case | feed-back, management, lay, published | fed_back management_group reported published_on
Case | lesson | lessons
Case | note | notes
Case | close, cancel, not-applicable, replace | closed cancelled not_applicable_case replaced_by
Closed | close, cancel | date role reason
Signal | signal take | source received category count
Signal | signal acknowledge, signal judge | acknowledged judged breach reason
DocumentRequest | request ask | what kind part requested answer_by legal_ground rule period
DocumentRequest | request remind, request receive, request complete | reminders received supplements complete
DocumentRequest | request review, request none | reviewed no_delivery
Supplement | request complete, request receive | requested missing answer_by received
NoDelivery | request none | date role reason
DeskCheck | control | kind date part through source outcome sampled faults rule period
Aggregate | count | date examined in_time faults period rule source
Assessment | point | check_point requirement phase question answer assessment observation evidence count faults
Assessment | point | not_applicable
Visit | visit, held | date method method_reason place present absence_reason not_visited_reason rule period part note
Visit | point, group answer | points
Visit | group adjust | minutes_adjusted signature
Visit | call-off | cancelled
Raised | group problem, group settle | text raised_at settled reason became
SurveySent | survey send, survey answer | questionnaire recipient obliged sent answer_by received answers
FactCheck | fact-check send, fact-check answer | sent answer_by answered comments
Report | draft, finish, fact-check send | draft fact_check finished rule period part conclusion summary improvements
Report | draft, finish | strengths deviation
BoardReport | lay | board date section
Assessment | keep | replaced
DocumentRequest | keep | replaced
SurveySent | keep | replaced
Report | keep | replaced
BoardReport | keep | replaced
Replaced | keep | date by reason withdrawn
Withdrawn | keep | date reason
Preparation | prepare | planning responsible_by_area communication_plan
Lesson | lesson | text requirement
Decided | decide, sanction decide, start | date role delegation_point registry_number section reason
Decided | price decide | granted
Decided | board report | reported_to_board reported_section
Finding | finding | text found category requirement clause_number source unit occurrence consequence grade
Finding | finding, regrade | grade_reason commissioner_informed
Finding | remark, write-off, plan ask, sanction consider | disposition
Finding | supervisor notified | supervisor
Finding | remedied, verify | remedied remedied_again verified result_checks
Consequences | finding | individual municipality provider
Disposition | remark, write-off, plan ask, sanction consider | remark remark_reason action_plan sanction written_off
WrittenOff | write-off | date reason role delegation_point
WrittenOff | board report | reported_to_board reported_section
Verified | verify | date role remedied evidence
Assessment | keep | replaced
DocumentRequest | keep | replaced
SurveySent | keep | replaced
BoardReport | keep | replaced
Replaced | keep | date by reason
SupervisorAnswer | supervisor notified, supervisor not-required | notified registry_number not_required
ActionPlan | plan ask, plan return | requested answer_by findings asked_before reason
ActionPlan | plan receive, plan return, plan approve, plan action | received supplement_requested approved actions
Action | plan action, action done, action move | activity responsible end_date moved findings done evidence
MovedEnd | action move | end_date date reason
Sanction | sanction consider | type findings considered reason
Sanction | sanction deliberate | deliberation_booked deliberation deliberation_minutes
Sanction | sanction ask, sanction statement | statement_requested statement_by statement_received
Sanction | sanction decide | decision clause_number proportionality equal_treatment deviations from_date to_date amount
Sanction | sanction execute, sanction dispute, sanction reconsider | executed disputed reconsidered
Sanction | sanction end | ended end_reason
"""

LEFT = """
Requirement.applies_to | A requirement of only some agreements stands in a set of its own, which a verb makes.
Provider.secrecy | Rare, of single fields, and marked with the registrar; a unit's own is set by unit change.
Permit.legal_ground | It follows from the law the unit works under; only an exception is written, by hand.
Permit.reason | Why a permit changed stands in the event that the same verb writes.
Visit.signed_by_commissioner | Written by group adjust, which makes the name of the side.
Visit.signed_by_provider | Written by group adjust, which makes the name of the side.
Report.sent_to_provider | The day a case is fed back holds for its report; the field is there for old papers.
"""
"""Fields that no verb writes, or none by name, and why: shape.field | reason."""

PLANS = """
A plan's rules, check points, grading, sanctions, texts and scope are the plan itself: whoever decides the plan writes
them, once, and `municipality adopt` brings them in. Of a plan an officer chooses only readings, by `reading choose`.
A plan's focus areas are a decision of each year, and are said by `municipality focus`.
"""
"""Why only the readings of `plan` stand in the table."""
