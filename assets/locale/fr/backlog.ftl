# Le retard, et les limites de chaque jour.

