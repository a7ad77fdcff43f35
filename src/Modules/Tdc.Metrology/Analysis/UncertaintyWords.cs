using System.Globalization;
using System.Resources;
using Tdc.Metrology.Resources;
using Tdc.Uncertainty;

namespace Tdc.Metrology.Analysis;

/// <summary>Words of models, budgets and cases in the reader's language, for commands and pages alike.</summary>
internal static class UncertaintyWords
{
    private static readonly ResourceManager texts = new(typeof(UncertaintyText));

    /// <summary>The text of a key with its places filled.</summary>
    public static string Say(string key, params object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, texts.GetString(key, CultureInfo.CurrentUICulture) ?? key, values);

    /// <summary>A fault of the library in words, with its position where it has one.</summary>
    public static string Say(UncertaintyException fault)
    {
        var place = fault.Place > 0 ? Say(fault.PlaceOf == FaultPlace.Row ? "place.row" : "place.position", fault.Place) : "";
        var key = $"fault.{fault.Fault}.{fault.Reason}";
        return fault.Reason.Length > 0 && texts.GetString(key, CultureInfo.CurrentUICulture) is not null
            ? Say(key, [fault.Subject, fault.Reason is "json" or "not-number" ? "" : place, .. fault.Values])
            : Say("fault." + fault.Fault, fault.Subject, place);
    }
}
