using System.Globalization;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Sdmx;
using Flow = Tdc.Productivity.Features.Exchange.ProductivityFlow;

namespace Tdc.Productivity.Features.Exchange;

/// <summary>Values as components of exchange and back, for SDMX and for plain tables with the same column names.</summary>
internal static class ObservationMapping
{
    /// <summary>A stored value for exchange.</summary>
    public static SdmxObservation ToSdmx(DataSeries series, Observation value)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Flow.UnitMeasure] = series.UnitMeasure,
            [Flow.UnitMult] = series.UnitMult.ToString(CultureInfo.InvariantCulture),
            [Flow.Status] = value.Status,
            [Flow.Confidentiality] = value.Confidentiality,
            [Flow.Vintage] = value.Vintage.ToString(CultureInfo.InvariantCulture),
        };
        void Add(string id, string? text)
        {
            if (!string.IsNullOrEmpty(text))
            {
                attributes[id] = text;
            }
        }

        Add(Flow.Decimals, value.Decimals < 0 ? null : value.Decimals.ToString(CultureInfo.InvariantCulture));
        Add(Flow.Firms, value.Units?.ToString(CultureInfo.InvariantCulture));
        Add(Flow.Published, value.PublishedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add(Flow.Source, value.Source);
        Add(Flow.Comment, value.Note);
        return new SdmxObservation([.. Key(series), Period.TryParse(value.Period, out var period) ? period.ToSdmx() : value.Period], value.Value) { Attributes = attributes };
    }

    /// <summary>Values of the dimensions but time, in the order of the structure.</summary>
    public static IReadOnlyList<string> Key(DataSeries series) =>
    [
        Period.CodeOf(series.Frequency), series.Indicator, series.Area, Or(series.AreaVersion), series.Activity, Or(series.ActivityVersion), series.Size, series.Ownership, series.Sex,
        series.PriceBasis switch { PriceBasis.Current => "V", PriceBasis.Constant => "L", _ => Flow.None },
        series.BaseYear == 0 ? Flow.None : series.BaseYear.ToString(CultureInfo.InvariantCulture),
        series.Origin switch { SeriesOrigin.Computed => "C", SeriesOrigin.Demonstration => "D", _ => "O" },
    ];

    /// <summary>A value that somebody sends, from its components by id; a blank or absent one takes its default.</summary>
    /// <param name="read">The text of a component; empty when it is absent.</param>
    /// <param name="value">The value where it was read already; else it is read from <c>OBS_VALUE</c>.</param>
    /// <param name="row">Where it stands in the source.</param>
    /// <param name="faults">Where faults are added.</param>
    /// <param name="change">What it does to the value that is known.</param>
    public static NewObservation? Read(Func<string, string> read, double? value, int row, ICollection<ObservationFault> faults, ObservationChange change = ObservationChange.Replace)
    {
        var before = faults.Count;
        string Of(string id) => read(id) is var text && text == Flow.None ? "" : text.Trim();
        string OrTotal(string id) => Of(id) is { Length: > 0 } code ? code : SeriesKey.Total;
        int? Whole(string id)
        {
            if (Of(id).Length == 0)
            {
                return null;
            }

            if (int.TryParse(Of(id), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            faults.Add(new(row, id, "observation.not-number", Of(id)));
            return null;
        }

        if (!Period.TryParse(Of(SdmxDataStructure.TimePeriod), out var period))
        {
            faults.Add(new(row, SdmxDataStructure.TimePeriod, "observation.no-period", Of(SdmxDataStructure.TimePeriod)));
        }

        var basis = Of(Flow.PriceBasis) switch { "V" => Domain.Series.PriceBasis.Current, "L" => Domain.Series.PriceBasis.Constant, _ => Domain.Series.PriceBasis.None };
        var activity = OrTotal(Flow.Activity);
        var made = new NewObservation
        {
            Key = new SeriesKey
            {
                Indicator = Of(Flow.Indicator),
                Frequency = period.Frequency,
                Area = Of(Flow.Area),
                AreaVersion = Of(Flow.AreaVersion),
                Activity = activity,
                ActivityVersion = activity == SeriesKey.Total ? "" : Of(Flow.ActivityVersion) is { Length: > 0 } version ? version : Domain.Rules.Activities.Present,
                Size = OrTotal(Flow.Size),
                Ownership = OrTotal(Flow.Ownership),
                Sex = OrTotal(Flow.Sex),
                PriceBasis = basis,
                BaseYear = basis == Domain.Series.PriceBasis.Constant ? Whole(Flow.BaseYear) ?? 0 : 0,
                Origin = Of(Flow.Origin) switch { "D" => SeriesOrigin.Demonstration, "C" => SeriesOrigin.Computed, _ => SeriesOrigin.Official },
            },
            Period = period,
            Value = value ?? Number(Of(SdmxDataStructure.ObservationValue), row, faults),
            UnitMeasure = Of(Flow.UnitMeasure),
            UnitMult = Whole(Flow.UnitMult),
            Status = Of(Flow.Status) is { Length: > 0 } status ? status : ObservationStatus.Normal,
            Confidentiality = Of(Flow.Confidentiality) is { Length: > 0 } confidentiality ? confidentiality : ObservationStatus.Free,
            Decimals = Whole(Flow.Decimals) ?? -1,
            Units = Whole(Flow.Firms),
            Source = Of(Flow.Source),
            Note = Of(Flow.Comment),
            PublishedOn = DateOnly.TryParseExact(Of(Flow.Published), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            Row = row,
            Change = change,
            Left = change == ObservationChange.Merge ? Left(Of, value) : ObservationParts.None,
        };
        return faults.Count == before ? made : null;
    }

    // "NaN" says that there is no value; an empty field says nothing.
    private static ObservationParts Left(Func<string, string> of, double? value)
    {
        ObservationParts Part(string id, ObservationParts part) => of(id).Length == 0 ? part : ObservationParts.None;
        return (value is null ? Part(SdmxDataStructure.ObservationValue, ObservationParts.Value) : ObservationParts.None) | Part(Flow.Status, ObservationParts.Status)
            | Part(Flow.Confidentiality, ObservationParts.Confidentiality) | Part(Flow.Decimals, ObservationParts.Decimals) | Part(Flow.Firms, ObservationParts.Units)
            | Part(Flow.Source, ObservationParts.Source) | Part(Flow.Comment, ObservationParts.Note) | Part(Flow.Published, ObservationParts.Published);
    }

    private static double? Number(string text, int row, ICollection<ObservationFault> faults)
    {
        if (text.Length == 0 || text is "NaN")
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        faults.Add(new(row, SdmxDataStructure.ObservationValue, "observation.not-number", text));
        return null;
    }

    private static string Or(string text) => text.Length == 0 ? Flow.None : text;
}
