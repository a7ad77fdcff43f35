namespace Tdc.Platform.Documents;

/// <summary>Which character parts the fields of a CSV text.</summary>
internal static class CsvDialect
{
    private const int SampleRecords = 25;
    private const int SampleLength = 64 * 1024;
    private static readonly char[] candidates = [',', ';', '\t'];

    /// <summary>Finds the delimiter: the one named by Excel's first line <c>sep=;</c>, or else the one that gives the most even table.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where the table begins: after the <c>sep=</c> line, if any.</param>
    internal static char Find(string text, out int start)
    {
        start = 0;
        if (text.Length >= 5 && text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && (text.Length == 5 || text[5] is '\r' or '\n'))
        {
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            start = end < 0 ? text.Length : end + 1;
            return text[4];
        }
        var best = ',';
        var bestScore = 0.0;
        foreach (var candidate in candidates)
        {
            var score = Score(text, candidate);
            if (score > bestScore)
            {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    // Share of the records that have the commonest number of fields; more fields decide between equals.
    private static double Score(string text, char delimiter)
    {
        var reader = new CsvReader(new StringReader(text.Length > SampleLength ? text[..SampleLength] : text), delimiter);
        var counts = new List<int>();
        while (counts.Count < SampleRecords && reader.Read() is { } fields)
        {
            if (fields.Any(field => field.Length > 0)) { counts.Add(fields.Count); }
        }
        if (counts.Count == 0) { return 0; }
        var commonest = counts.GroupBy(count => count).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).First();
        return commonest.Key < 2 ? 0 : (double)commonest.Count() / counts.Count + commonest.Key / 10_000.0;
    }
}
