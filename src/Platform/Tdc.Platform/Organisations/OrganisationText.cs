namespace Tdc.Platform.Organisations;

/// <summary>Marks the texts of this folder: pages of the register, kinds of units and acts, messages of its refusals.</summary>
public sealed class OrganisationText;
