using System.Globalization;
using System.Resources;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Analysis.Frontier;

/// <summary>Words about frontiers in the reader's language.</summary>
internal static class FrontierWords
{
    private static readonly ResourceManager texts = new(typeof(FrontierText));

    /// <summary>The text of a key with its places filled.</summary>
    public static string Say(string key, params object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, texts.GetString(key, CultureInfo.CurrentUICulture) ?? key, values);
}
