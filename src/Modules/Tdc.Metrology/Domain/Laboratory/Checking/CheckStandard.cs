namespace Tdc.Metrology.Domain.Laboratory.Checking;

/// <summary>A check standard: a stable thing that is measured again and again, so that the laboratory sees its own measurement drift (chuẩn kiểm tra).</summary>
/// <remarks>Source: ISO/IEC 17025:2017, 7.7.1 (from memory); JCGM 200:2012, 5.7.</remarks>
internal sealed class CheckStandard
{
    /// <summary>Fewest points of a baseline.</summary>
    public const int LeastBaseline = 10;

    /// <summary>Most points of a baseline.</summary>
    public const int MostBaseline = 100;

    /// <summary>Its id.</summary>
    public required CheckStandardId Id { get; init; }

    /// <summary>The laboratory.</summary>
    public required LaboratoryId Laboratory { get; init; }

    /// <summary>Own number, unique in the laboratory.</summary>
    public required string Number { get; init; }

    /// <summary>Name in Vietnamese.</summary>
    public required string NameVi { get; init; }

    /// <summary>Name in English.</summary>
    public required string NameEn { get; init; }

    /// <summary>Code of the quantity, as the scope writes it.</summary>
    public required string Quantity { get; init; }

    /// <summary>Unit of the points in D-SI notation.</summary>
    public required string Unit { get; init; }

    /// <summary>How many first points make the baseline, 10 to 100.</summary>
    public required int BaselinePoints { get; init; }

    /// <summary>Whether the baseline is median and scaled median deviation, which wild points do not move.</summary>
    public required bool Robust { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>Whether it is invented, for showing the platform.</summary>
    public bool IsDemonstration { get; init; }
}

/// <summary>One measurement of a check standard. Never changed after it was entered.</summary>
internal sealed class CheckPoint
{
    /// <summary>Its id.</summary>
    public required CheckPointId Id { get; init; }

    /// <summary>The check standard.</summary>
    public required CheckStandardId Check { get; init; }

    /// <summary>Number of the point, from 1; unique in the check standard.</summary>
    public required int Number { get; init; }

    /// <summary>When it was measured; later than the point before.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The measured value in the check standard's unit.</summary>
    public required double Value { get; init; }

    /// <summary>Remark: who looked, what was odd, what was done.</summary>
    public string Remark { get; init; } = "";

    /// <summary>The account that entered it.</summary>
    public Guid? EnteredBy { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset EnteredAt { get; init; }
}
