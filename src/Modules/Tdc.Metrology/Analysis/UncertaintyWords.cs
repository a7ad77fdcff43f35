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
    public static string Say(UncertaintyException fault) =>
        Say("fault." + fault.Fault, fault.Subject, fault.Place > 0 ? Say("place.position", fault.Place) : "");
}
