using Tdc.Platform.Organisations;

namespace Tdc.Metrology.Domain.Laboratory;

/// <summary>A calibration laboratory: a unit of the register that works by ISO/IEC 17025.</summary>
internal sealed class CalibrationLaboratory
{
    /// <summary>Its id.</summary>
    public required LaboratoryId Id { get; init; }

    /// <summary>The unit of the register.</summary>
    public required LineageId Unit { get; init; }

    /// <summary>Short code that begins the numbers of jobs and certificates; unique.</summary>
    public required string Code { get; init; }

    /// <summary>Name as certificates print it, in Vietnamese.</summary>
    public required string NameVi { get; set; }

    /// <summary>Name in English.</summary>
    public required string NameEn { get; set; }

    /// <summary>Address as certificates print it.</summary>
    public string Address { get; set; } = "";

    /// <summary>Number of the accreditation; empty without one.</summary>
    public string AccreditationNumber { get; set; } = "";

    /// <summary>The body that accredited it.</summary>
    public string AccreditationBody { get; set; } = "";

    /// <summary>First day of the accreditation.</summary>
    public DateOnly? AccreditedFrom { get; set; }

    /// <summary>Last day of the accreditation.</summary>
    public DateOnly? AccreditedTo { get; set; }

    /// <summary>Whether it is invented, for showing the platform.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>Changes at every write.</summary>
    public Guid Version { get; set; }

    /// <summary>Whether it is accredited on a day.</summary>
    public bool AccreditedOn(DateOnly day) => AccreditationNumber.Length > 0 && AccreditedFrom <= day && (AccreditedTo is null || day <= AccreditedTo);
}

/// <summary>One line of the scope: what the laboratory may claim over a range, and how small an uncertainty.</summary>
/// <remarks>Source: ILAC-P14 (CMC is the smallest uncertainty that a certificate under accreditation may state); from memory.</remarks>
internal sealed class ScopeLine
{
    /// <summary>Its id.</summary>
    public required ScopeLineId Id { get; init; }

    /// <summary>The laboratory.</summary>
    public required LaboratoryId Laboratory { get; init; }

    /// <summary>Code of the quantity: <c>mass</c>, <c>pressure</c>, <c>temperature</c> and so on.</summary>
    public required string Quantity { get; init; }

    /// <summary>Unit of the range in D-SI notation.</summary>
    public required string Unit { get; init; }

    /// <summary>Lower end of the range.</summary>
    public required double From { get; init; }

    /// <summary>Upper end of the range.</summary>
    public required double To { get; init; }

    /// <summary>The calibration and measurement capability: a number, or an expression in <c>x</c>, the measured value in <see cref="Unit"/>.</summary>
    public required string Cmc { get; init; }

    /// <summary>Unit of the capability in D-SI notation.</summary>
    public required string CmcUnit { get; init; }

    /// <summary>The document that grants it.</summary>
    public string Basis { get; init; } = "";

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; <see langword="null"/> while it lasts.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Whether the line covers a point on a day.</summary>
    public bool Covers(string quantity, double value, DateOnly day) =>
        Quantity == quantity && From <= value && value <= To && ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}
