namespace Tdc.Metrology.Domain.Laboratory;

/// <summary>Rank of a standard in the laboratory.</summary>
internal enum StandardRank
{
    /// <summary>Reference standard: calibrated outside, calibrates working standards.</summary>
    Reference,

    /// <summary>Working standard: calibrates what customers bring.</summary>
    Working,
}

/// <summary>Whether a standard may serve.</summary>
internal enum StandardState
{
    /// <summary>In use.</summary>
    InService,

    /// <summary>Away for calibration.</summary>
    AtCalibration,

    /// <summary>Set aside because something is wrong or in doubt.</summary>
    Quarantined,

    /// <summary>No longer used.</summary>
    Retired,
}

/// <summary>A measurement standard of the laboratory: one thing, or a set with one serial number.</summary>
internal sealed class MeasurementStandard
{
    /// <summary>Its id.</summary>
    public required StandardId Id { get; init; }

    /// <summary>The laboratory.</summary>
    public required LaboratoryId Laboratory { get; init; }

    /// <summary>Own number, unique in the laboratory.</summary>
    public required string Number { get; init; }

    /// <summary>Name in Vietnamese.</summary>
    public required string NameVi { get; set; }

    /// <summary>Name in English.</summary>
    public required string NameEn { get; set; }

    /// <summary>Maker and type.</summary>
    public string Maker { get; set; } = "";

    /// <summary>Serial number.</summary>
    public required string Serial { get; init; }

    /// <summary>Class, as written on it.</summary>
    public string Class { get; set; } = "";

    /// <summary>Code of the quantity, as the scope writes it.</summary>
    public required string Quantity { get; init; }

    /// <summary>Nominal value or range, as people say it.</summary>
    public string Nominal { get; set; } = "";

    /// <summary>Its rank.</summary>
    public required StandardRank Rank { get; init; }

    /// <summary>Where it is kept.</summary>
    public string Location { get; set; } = "";

    /// <summary>Whether it may serve.</summary>
    public StandardState State { get; set; }

    /// <summary>Since when it is in that state.</summary>
    public required DateTimeOffset StateSince { get; set; }

    /// <summary>Why it is in that state.</summary>
    public string StateReason { get; set; } = "";

    /// <summary>Months from one calibration to the next, for the due date; the certificate's own validity decides when it blocks.</summary>
    public int IntervalMonths { get; set; } = 12;

    /// <summary>Whether it is invented, for showing the platform.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>Changes at every write.</summary>
    public Guid Version { get; set; }

    /// <summary>Whether it could serve at a moment, as far as its state tells.</summary>
    public bool CouldServe(DateTimeOffset moment) => State == StandardState.InService || moment < StateSince;
}
