"""The library of materials, the sales back-up sheet, needs heard; the records of pre-sales have the shared pages."""

from django.urls import path

from presales.views import backup, involvement, materials, needs

urlpatterns = [
    path("projects/<str:number>/presales/estimates/back-up/", backup.show, name="project_backup"),
    path("projects/<str:number>/presales/requirements/read/", involvement.requirements_read, name="requirements_read"),
    path("projects/<str:number>/presales/needs/heard/", needs.heard, name="needs_heard"),
    path("materials/", materials.index, name="materials"),
    path("materials/new/", materials.new, name="material_new"),
    path("materials/<int:pk>/", materials.edit, name="material"),
    path("materials/<int:pk>/file/", materials.file, name="material_file"),
]
