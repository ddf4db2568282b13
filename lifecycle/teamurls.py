"""Pages of the people of the company: who works where, who is away, how each grows."""

from django.urls import path

from lifecycle.views import (
    absences,
    concerns,
    consultant_trainings,
    consultant_types,
    growth,
    team,
    team_templates,
    trainers,
)

urlpatterns = [
    path("", team.index, name="team"),
    path("kinds/", consultant_types.index, name="consultant_types"),
    path("templates/", team_templates.index, name="team_templates"),
    path("templates/new/", team_templates.new, name="team_template_new"),
    path("templates/<int:pk>/", team_templates.edit, name="team_template"),
    path("trainers/", trainers.index, name="trainers"),
    path("trainers/new/", trainers.new, name="trainer_new"),
    path("trainers/<int:pk>/end/", trainers.end, name="trainer_end"),
    path("absences/<int:pk>/", absences.edit, name="absence"),
    path("absences/<int:pk>/end/", absences.end, name="absence_end"),
    path("<int:pk>/", team.person, name="person"),
    path("<int:pk>/concerns/", concerns.page, name="concerns"),
    path("<int:pk>/away/", absences.new, name="absence_new"),
    path("<int:pk>/growth/", growth.path, name="person_growth"),
    path("<int:pk>/growth/assess/", growth.assess, name="growth_assess"),
    path("<int:pk>/growth/advance/", growth.advance, name="growth_advance"),
    path("<int:pk>/growth/log/", growth.log, name="growth_log"),
    path("<int:pk>/growth/talks/", growth.talk, name="growth_talk"),
    path("<int:pk>/growth/talks/<int:talk>/share/", growth.share, name="growth_share"),
    path("<int:pk>/growth/trainings/", consultant_trainings.plan, name="growth_training_new"),
    path("<int:pk>/growth/trainings/<int:training>/", consultant_trainings.edit, name="growth_training"),
    path("<int:pk>/growth/trainings/<int:training>/held/", consultant_trainings.hold, name="growth_training_held"),
]
