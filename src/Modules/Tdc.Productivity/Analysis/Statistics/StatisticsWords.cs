using System.Globalization;
using System.Resources;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Analysis.Statistics;

/// <summary>Words of the statistical commands in the reader's language.</summary>
internal static class StatisticsWords
{
    private static readonly ResourceManager texts = new(typeof(StatisticsText));

    /// <summary>The text of a key with its places filled.</summary>
    public static string Say(string key, params object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, texts.GetString(key, CultureInfo.CurrentUICulture) ?? key, values);

    /// <summary>Tells on standard error what the reader of the results must know.</summary>
    public static void Note(string key, params object?[] values) => Console.Error.WriteLine(Say(key, values));
}
