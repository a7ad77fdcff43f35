using System.Globalization;
using System.Resources;
using Tdc.Platform.Documents;
using Tdc.Productivity.Resources;
using Tdc.ProductivityAnalysis;

namespace Tdc.Productivity.Analysis;

/// <summary>Words of analyses in the reader's language, for commands and pages alike.</summary>
internal static class AnalysisWords
{
    private static readonly ResourceManager texts = new(typeof(AnalysisText));
    private static readonly ResourceManager tables = new(typeof(DocumentsText));

    /// <summary>The text of a key with its places filled.</summary>
    public static string Say(string key, params object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, texts.GetString(key, CultureInfo.CurrentUICulture) ?? key, values);

    /// <summary>Why a file is no table, in words.</summary>
    public static string Say(TableFault fault) => tables.GetString("table." + fault, CultureInfo.CurrentUICulture) ?? fault.ToString();

    /// <summary>A fault of the library in words, at the row of the source where it has one.</summary>
    /// <param name="fault">What the library threw.</param>
    /// <param name="sourceRow">The source row of an observation, from the library's count.</param>
    public static string Say(AnalysisException fault, Func<int, int> sourceRow) =>
        fault.Observation < 0 && texts.GetString($"fault.{fault.Fault}.whole", CultureInfo.CurrentUICulture) is { } whole
            ? string.Format(CultureInfo.CurrentCulture, whole, fault.Variable)
            : Say("fault." + fault.Fault, fault.Observation < 0 ? "?" : sourceRow(fault.Observation).ToString(CultureInfo.InvariantCulture), fault.Variable);
}
