using System.Globalization;
using Tdc.Productivity.Domain.Indicators;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;

namespace Tdc.Productivity.Features.Observing;

/// <summary>What a value must say before it may stand in a series.</summary>
internal static class ObservationRules
{
    /// <summary>Judges one value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="indicator">Its indicator; <see langword="null"/> when the register has none of that code.</param>
    /// <param name="knowsArea">Whether a code stands for a commune or zone of the register.</param>
    public static IEnumerable<ObservationFault> Check(NewObservation value, Indicator? indicator, Func<string, bool> knowsArea)
    {
        var key = value.Key;
        ObservationFault Fault(string column, string code, string received) => new(value.Row, column, "observation." + code, received);
        if (indicator is null)
        {
            yield return Fault("INDICATOR", "no-indicator", key.Indicator);
        }

        if (!Areas.All.Any(a => a.Code == key.Area) && !knowsArea(key.Area))
        {
            yield return Fault("REF_AREA", "no-area", key.Area);
        }
        else if (Areas.NeedsVersion(key.Area) && Areas.Find(key.Area, key.AreaVersion) is null)
        {
            yield return Fault("AREA_VERSION", "area-version", key.AreaVersion);
        }
        else if (value.Change != ObservationChange.Withdraw && Areas.Find(key.Area, key.AreaVersion)?.To is { } last && value.Period.From > last)
        {
            yield return Fault("TIME_PERIOD", "after-extent", last.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
        }

        if (!Activities.Knows(key.ActivityVersion.Length > 0 ? key.ActivityVersion : Activities.Present, key.Activity))
        {
            yield return Fault("ACTIVITY", "no-activity", key.Activity);
        }

        if (key.Size != SeriesKey.Total && !CodeList.Sizes.Has(key.Size))
        {
            yield return Fault("SIZE", "no-size", key.Size);
        }

        if (key.Ownership != SeriesKey.Total && !CodeList.Ownerships.Has(key.Ownership))
        {
            yield return Fault("OWNERSHIP", "no-ownership", key.Ownership);
        }

        if (value.Change == ObservationChange.Withdraw)
        {
            yield break; // of what is withdrawn only the key counts
        }

        if (!ObservationStatus.All.Contains(value.Status))
        {
            yield return Fault("OBS_STATUS", "no-status", value.Status);
        }
        else if (value.Change == ObservationChange.Replace && Presence(value) is { } fault)
        {
            yield return fault;
        }

        if (value.Value is { } number && !double.IsFinite(number))
        {
            yield return Fault("OBS_VALUE", "not-finite", number.ToString(CultureInfo.InvariantCulture));
        }

        if (!ObservationStatus.Confidentialities.Contains(value.Confidentiality))
        {
            yield return Fault("CONF_STATUS", "no-confidentiality", value.Confidentiality);
        }

        if (indicator is not null && (indicator.PriceBasis == PriceBasis.None) != (key.PriceBasis == PriceBasis.None))
        {
            yield return Fault("PRICE_BASIS", indicator.PriceBasis == PriceBasis.None ? "price-none" : "price-needed", key.PriceBasis.ToString());
        }
    }

    /// <summary>Whether a value stands where its status says so; a merged value is judged when what it leaves out is known.</summary>
    public static ObservationFault? Presence(NewObservation value) => ObservationStatus.IsMissing(value.Status) == value.Value is null
        ? null : new(value.Row, "OBS_VALUE", value.Value is null ? "observation.value-needed" : "observation.value-not-allowed", value.Status);

    /// <summary>Whether a value looks as if it were in another unit than those beside it: a thousand times as much or as little.</summary>
    public static bool LooksLikeOtherUnit(double value, IEnumerable<double> others, double ratio)
    {
        var known = others.Where(o => o != 0).Select(Math.Abs).Order().ToList();
        if (known.Count == 0 || value == 0)
        {
            return false;
        }

        var median = known[known.Count / 2];
        return Math.Abs(value) > ratio * median || Math.Abs(value) < median / ratio;
    }
}
