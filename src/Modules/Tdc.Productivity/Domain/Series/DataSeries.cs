namespace Tdc.Productivity.Domain.Series;

/// <summary>A series: one indicator or variable over one place, activity and so on.</summary>
internal sealed class DataSeries
{
    /// <summary>Its id.</summary>
    public required SeriesId Id { get; init; }

    /// <summary><see cref="SeriesKey.ToString"/>: unique.</summary>
    public required string Key { get; init; }

    /// <summary>Code of the indicator or variable.</summary>
    public required string Indicator { get; init; }

    /// <summary>How long its periods are.</summary>
    public required Frequency Frequency { get; init; }

    /// <summary>Code of the place.</summary>
    public required string Area { get; init; }

    /// <summary>Which extent of the place.</summary>
    public string AreaVersion { get; init; } = "";

    /// <summary>Code of the activity.</summary>
    public string Activity { get; init; } = SeriesKey.Total;

    /// <summary>Version of the classification.</summary>
    public string ActivityVersion { get; init; } = "";

    /// <summary>Size class.</summary>
    public string Size { get; init; } = SeriesKey.Total;

    /// <summary>Ownership.</summary>
    public string Ownership { get; init; } = SeriesKey.Total;

    /// <summary>Sex.</summary>
    public string Sex { get; init; } = SeriesKey.Total;

    /// <summary>What prices it is in.</summary>
    public PriceBasis PriceBasis { get; init; }

    /// <summary>Base year of constant prices, or 0.</summary>
    public int BaseYear { get; init; }

    /// <summary>Where it comes from.</summary>
    public SeriesOrigin Origin { get; init; }

    /// <summary>Unit of its values, as a code of exchange (<c>VND_PS</c>).</summary>
    public string UnitMeasure { get; init; } = "";

    /// <summary>Power of ten by which values are multiplied to come to the unit: 6 for million.</summary>
    public int UnitMult { get; init; }

    /// <summary>Makes a series of a key.</summary>
    public static DataSeries Of(SeriesId id, SeriesKey key, string unitMeasure, int unitMult) => new()
    {
        Id = id,
        Key = key.ToString(),
        Indicator = key.Indicator,
        Frequency = key.Frequency,
        Area = key.Area,
        AreaVersion = key.AreaVersion,
        Activity = key.Activity,
        ActivityVersion = key.ActivityVersion,
        Size = key.Size,
        Ownership = key.Ownership,
        Sex = key.Sex,
        PriceBasis = key.PriceBasis,
        BaseYear = key.BaseYear,
        Origin = key.Origin,
        UnitMeasure = unitMeasure,
        UnitMult = unitMult,
    };

    /// <summary>Its dimensions.</summary>
    public SeriesKey ToKey() => new()
    {
        Indicator = Indicator,
        Frequency = Frequency,
        Area = Area,
        AreaVersion = AreaVersion,
        Activity = Activity,
        ActivityVersion = ActivityVersion,
        Size = Size,
        Ownership = Ownership,
        Sex = Sex,
        PriceBasis = PriceBasis,
        BaseYear = BaseYear,
        Origin = Origin,
    };
}
