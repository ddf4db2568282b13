"""The library of materials, the sales back-up sheet, needs heard, plans; the records of pre-sales have the shared pages."""

from django.urls import path

from lifecycle.views.plan_items import plan_urls
from presales.views import backup, involvement, materials, needs, phases

urlpatterns = [
    path("projects/<str:number>/presales/estimates/back-up/", backup.show, name="project_backup"),
    path("projects/<str:number>/presales/requirements/read/", involvement.requirements_read, name="requirements_read"),
    path("projects/<str:number>/presales/needs/heard/", needs.heard, name="needs_heard"),
    *plan_urls("presales", "preliminary-plans"),
    path("settings/plan-phases/", phases.index, name="plan_phases"),
    path("settings/plan-phases/<int:pk>/", phases.edit, name="plan_phases_edit"),
    path("materials/", materials.index, name="materials"),
    path("materials/new/", materials.new, name="material_new"),
    path("materials/<int:pk>/", materials.edit, name="material"),
    path("materials/<int:pk>/file/", materials.file, name="material_file"),
]
