namespace Tdc.Uncertainty.Mpe;

/// <summary>One row of a table of maximum permissible errors.</summary>
/// <remarks>Rows are data: which law or recommendation gives them and whether that was seen stands in the row.</remarks>
public sealed record MpeStep
{
    /// <summary>Conditions besides the range, such as <c>class</c> → <c>III</c> or <c>part</c> → <c>measuring system</c>; all must be met.</summary>
    public IReadOnlyDictionary<string, string> Conditions { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where the range begins; nothing when it is open.</summary>
    public double? From { get; init; }

    /// <summary>Whether <see cref="From"/> belongs to the range.</summary>
    public bool FromInclusive { get; init; } = true;

    /// <summary>Where the range ends; nothing when it is open.</summary>
    public double? To { get; init; }

    /// <summary>Whether <see cref="To"/> belongs to the range.</summary>
    public bool ToInclusive { get; init; }

    /// <summary>Limit at the initial verification.</summary>
    public required MpeLimit Initial { get; init; }

    /// <summary>Limit in service; nothing when it is the initial one.</summary>
    public MpeLimit? InService { get; init; }

    /// <summary>Document and clause.</summary>
    public required string Source { get; init; }

    /// <summary>Whether the row was seen in the source or is from memory.</summary>
    public required string Status { get; init; }

    /// <summary>Whether the row is meant for a value under conditions.</summary>
    /// <remarks>A boundary is a decimal figure: a value that differs from it only in the last bits stands on it.</remarks>
    internal bool Covers(double value, IReadOnlyDictionary<string, string> conditions)
    {
        foreach (var (name, wanted) in Conditions)
        {
            if (!conditions.TryGetValue(name, out var given) || given != wanted)
            {
                return false;
            }
        }

        return (From is not { } from || (StandsOn(value, from) ? FromInclusive : value > from))
            && (To is not { } to || (StandsOn(value, to) ? ToInclusive : value < to));
    }

    private static bool StandsOn(double value, double boundary) => Math.Abs(value - boundary) <= 8.9e-16 * Math.Abs(boundary);
}
