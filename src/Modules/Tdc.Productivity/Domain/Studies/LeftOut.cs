namespace Tdc.Productivity.Domain.Studies;

/// <summary>Reasons for which an enterprise's year stays out of a study; each has the text <c>left.code</c>.</summary>
internal static class LeftOut
{
    /// <summary>The enterprise did not agree to studies, or took it back.</summary>
    public const string Consent = "consent";

    /// <summary>It was merged, or took another one in: the jump is no productivity.</summary>
    public const string Merged = "merged";

    /// <summary>It went to another division: its technology changed.</summary>
    public const string Sector = "sector";

    /// <summary>A figure of the model is missing.</summary>
    public const string Missing = "missing";

    /// <summary>Value added is zero or below, or another figure is negative.</summary>
    public const string Negative = "negative";

    /// <summary>All inputs or all outputs are zero, or a logarithm of zero would be needed.</summary>
    public const string Zero = "zero";

    /// <summary>There is no year before it.</summary>
    public const string NoLag = "no-lag";

    /// <summary>The year lies on one side only, or support began in another year.</summary>
    public const string OneSide = "one-side";
}

/// <summary>Counts what is left out.</summary>
internal sealed class LeftOutCount
{
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>The counts by reason.</summary>
    public IReadOnlyDictionary<string, int> Counts => counts;

    /// <summary>Counts some rows.</summary>
    public void Add(string reason, int rows = 1)
    {
        if (rows > 0)
        {
            counts[reason] = counts.GetValueOrDefault(reason) + rows;
        }
    }
}
