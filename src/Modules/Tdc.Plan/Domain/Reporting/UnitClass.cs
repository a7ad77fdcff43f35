using Tdc.Platform.Organisations;

namespace Tdc.Plan.Domain.Reporting;

/// <summary>The row of the table "by group of units" to which a unit belongs.</summary>
internal enum UnitClass
{
    /// <summary>Sở, ban, ngành.</summary>
    Department,

    /// <summary>Phường.</summary>
    Ward,

    /// <summary>Xã.</summary>
    Commune,

    /// <summary>Huyện, thành phố thuộc tỉnh, until 30 June 2025.</summary>
    District,

    /// <summary>Báo, đài, trường, trung tâm and others.</summary>
    Other,
}

/// <summary>Sorts units into classes.</summary>
internal static class UnitClasses
{
    /// <summary>The class of a kind of unit.</summary>
    public static UnitClass Of(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Ward => UnitClass.Ward,
        OrganisationKind.Commune or OrganisationKind.Township => UnitClass.Commune,
        OrganisationKind.District or OrganisationKind.ProvincialCity or OrganisationKind.DistrictTown => UnitClass.District,
        OrganisationKind.Department or OrganisationKind.Office or OrganisationKind.Inspectorate or OrganisationKind.Authority
            or OrganisationKind.Party or OrganisationKind.CentralAgency or OrganisationKind.PeoplesCommittee
            or OrganisationKind.PeoplesCouncil or OrganisationKind.SubDepartment => UnitClass.Department,
        _ => UnitClass.Other,
    };
}
