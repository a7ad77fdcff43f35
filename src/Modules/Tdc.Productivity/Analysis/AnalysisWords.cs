using System.Globalization;
using System.Resources;
using Tdc.Productivity.Resources;
using Tdc.ProductivityAnalysis;

namespace Tdc.Productivity.Analysis;

/// <summary>Words of analyses in the reader's language, for commands and pages alike.</summary>
internal static class AnalysisWords
{
    private static readonly ResourceManager texts = new(typeof(AnalysisText));

    /// <summary>The text of a key with its places filled.</summary>
    public static string Say(string key, params object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, texts.GetString(key, CultureInfo.CurrentUICulture) ?? key, values);

    /// <summary>A fault of the library in words, at the row of the source where it has one.</summary>
    /// <param name="fault">What the library threw.</param>
    /// <param name="sourceRow">The source row of an observation, from the library's count.</param>
    public static string Say(AnalysisException fault, Func<int, int> sourceRow) =>
        Say("fault." + fault.Fault, fault.Observation < 0 ? "?" : sourceRow(fault.Observation).ToString(CultureInfo.InvariantCulture), fault.Variable);
}
