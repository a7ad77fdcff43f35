namespace Tdc.Productivity.Features.Enterprises.Figures;

/// <summary>The reasons for figures that stand out, kept as lines <c>key: reason</c> of the year's explanation.</summary>
internal static class FigureReasons
{
    private const int MostLetters = 300;

    /// <summary>Reasons by key.</summary>
    public static IReadOnlyDictionary<string, string> Read(string explanation)
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in explanation.Split('\n'))
        {
            if (line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var at)
            {
                reasons[line[..at]] = line[(at + 2)..];
            }
        }

        return reasons;
    }

    /// <summary>The lines of reasons.</summary>
    public static string Write(IEnumerable<(string Key, string Reason)> reasons) => string.Join('\n', reasons.Select(r => r.Key + ": " + r.Reason));

    /// <summary>A reason on one line, cut after 300 letters.</summary>
    public static string Clean(string reason)
    {
        var text = string.Join(' ', reason.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length > MostLetters ? text[..MostLetters] : text;
    }
}
