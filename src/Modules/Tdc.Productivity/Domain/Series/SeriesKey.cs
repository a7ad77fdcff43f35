namespace Tdc.Productivity.Domain.Series;

/// <summary>What prices a value is in.</summary>
internal enum PriceBasis
{
    /// <summary>The value is no amount of money.</summary>
    None,

    /// <summary>Prices of the period itself, <c>V</c>.</summary>
    Current,

    /// <summary>Prices of a base year, <c>L</c>.</summary>
    Constant,
}

/// <summary>Where a series comes from.</summary>
internal enum SeriesOrigin
{
    /// <summary>A body published or reported it.</summary>
    Official,

    /// <summary>The platform computed it from other series or from enterprises' figures.</summary>
    Computed,

    /// <summary>Invented, for showing the platform.</summary>
    Demonstration,
}

/// <summary>The dimensions of a series. Two series with the same key are one series.</summary>
/// <remarks>Source: SDMX: the key without time. <c>_T</c> stands for the total of a dimension.</remarks>
internal sealed record SeriesKey
{
    /// <summary>Total of a dimension.</summary>
    public const string Total = "_T";

    /// <summary>Code of the indicator or variable.</summary>
    public required string Indicator { get; init; }

    /// <summary>How long its periods are.</summary>
    public Frequency Frequency { get; init; }

    /// <summary>Code of the place: <c>VN</c>, <c>DN</c>, a commune's code, or <c>KCN-…</c> for an industrial zone.</summary>
    public required string Area { get; init; }

    /// <summary>Which extent of the place is meant (<see cref="Rules.Areas"/>); empty for a place that never changed.</summary>
    public string AreaVersion { get; init; } = "";

    /// <summary>Code of the activity, or <see cref="Total"/>; <c>TAX</c> is the line of product taxes less subsidies.</summary>
    public string Activity { get; init; } = Total;

    /// <summary>Version of the classification (<c>VSIC2018</c>); empty for the total.</summary>
    public string ActivityVersion { get; init; } = "";

    /// <summary>Size class of enterprises, or <see cref="Total"/>.</summary>
    public string Size { get; init; } = Total;

    /// <summary>Ownership, or <see cref="Total"/>.</summary>
    public string Ownership { get; init; } = Total;

    /// <summary>Sex, or <see cref="Total"/>.</summary>
    public string Sex { get; init; } = Total;

    /// <summary>What prices it is in.</summary>
    public PriceBasis PriceBasis { get; init; }

    /// <summary>The base year of constant prices; 0 when the source does not say or the basis is another.</summary>
    public int BaseYear { get; init; }

    /// <summary>Where it comes from.</summary>
    public SeriesOrigin Origin { get; init; }

    /// <summary>The key as one text, for uniqueness and for addresses.</summary>
    public override string ToString() => string.Join('.', Indicator, Period.CodeOf(Frequency), Area, Dash(AreaVersion), Activity, Dash(ActivityVersion), Size, Ownership, Sex,
        PriceBasis switch { PriceBasis.Current => "V", PriceBasis.Constant => "L" + (BaseYear == 0 ? "" : BaseYear.ToString(System.Globalization.CultureInfo.InvariantCulture)), _ => "-" },
        Origin switch { SeriesOrigin.Computed => "C", SeriesOrigin.Demonstration => "D", _ => "O" });

    private static string Dash(string text) => text.Length == 0 ? "-" : text;
}
