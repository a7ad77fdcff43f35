using Tdc.Platform.Commands;

namespace Tdc.Productivity.Analysis.Statistics;

/// <summary>Keys of observations.</summary>
internal static class StatisticsKeys
{
    /// <summary>Refuses a key that stands in two rows, with both rows, the columns and what they hold.</summary>
    /// <param name="table">The table.</param>
    /// <param name="keys">The columns that make the key, each with its values.</param>
    /// <exception cref="CommandFault">The first key that stands twice.</exception>
    public static void Once(AnalysisTable table, params (string Column, IReadOnlyList<string> Values)[] keys)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < table.Count; i++)
        {
            var key = string.Join('\u001F', keys.Select(k => k.Values[i]));
            if (!seen.TryAdd(key, i))
            {
                throw new CommandFault(table.Name + ": " + AnalysisWords.Say(
                    "rows.same-key",
                    table.SourceRow(i),
                    table.SourceRow(seen[key]),
                    string.Join(", ", keys.Select(k => k.Column)),
                    string.Join(", ", keys.Select(k => k.Values[i]))));
            }
        }
    }

    /// <summary>Whole numbers as the texts of a key.</summary>
    public static string[] Of(IEnumerable<int> periods) => [.. periods.Select(p => p.ToString(System.Globalization.CultureInfo.InvariantCulture))];
}
