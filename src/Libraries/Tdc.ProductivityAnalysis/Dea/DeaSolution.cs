namespace Tdc.ProductivityAnalysis.Dea;

/// <summary>A unit that serves another as an example.</summary>
/// <param name="Unit">Its place in the data.</param>
/// <param name="Weight">Its λ, above zero.</param>
public readonly record struct Peer(int Unit, double Weight);

/// <summary>What a score with its slacks says about a unit.</summary>
public enum EfficiencyClass
{
    /// <summary>The score is 1 and no slack is left.</summary>
    Efficient,

    /// <summary>The score is 1, but something can be saved or won without a radial change.</summary>
    WeaklyEfficient,

    /// <summary>The unit is inside the frontier.</summary>
    Inefficient,

    /// <summary>The unit is outside the frontier, as it can be when it takes no part in it.</summary>
    Beyond,
}

/// <summary>A radial score with slacks of the second stage, targets, peers and multipliers.</summary>
/// <remarks>
/// The weighted sum of slacks is unique, single slacks and peers need not be; multipliers of a unit that spans the frontier are not unique either and are
/// no prices. Source: Charnes, Cooper and Rhodes (1978); two stages: Ali and Seiford (1993).
/// </remarks>
public sealed record DeaSolution
{
    private const double Tolerance = 1e-6;
    private const double LeastWeight = 1e-7;

    /// <summary>θ or φ.</summary>
    public required DeaScore Score { get; init; }

    /// <summary>What it says.</summary>
    public EfficiencyClass Class { get; init; }

    /// <summary>Slacks of the inputs, in their units of measure.</summary>
    public IReadOnlyList<double> InputSlacks { get; init; } = [];

    /// <summary>Slacks of the outputs.</summary>
    public IReadOnlyList<double> OutputSlacks { get; init; } = [];

    /// <summary>Inputs of the point on the frontier: θx − s⁻, or x − s⁻.</summary>
    public IReadOnlyList<double> InputTargets { get; init; } = [];

    /// <summary>Outputs of the point on the frontier: y + s⁺, or φy + s⁺.</summary>
    public IReadOnlyList<double> OutputTargets { get; init; } = [];

    /// <summary>Peers with λ above 10⁻⁷, by their place.</summary>
    public IReadOnlyList<Peer> Peers { get; init; } = [];

    /// <summary>Multipliers v of the inputs.</summary>
    public IReadOnlyList<double> InputMultipliers { get; init; } = [];

    /// <summary>Multipliers u of the outputs.</summary>
    public IReadOnlyList<double> OutputMultipliers { get; init; } = [];

    /// <summary>The multiplier of Σλ: θ = u·y + this, φ = v·x + this; 0 under constant returns.</summary>
    public double ScaleMultiplier { get; init; }

    /// <summary>The sum of all slacks as they stand.</summary>
    public double SlackSum => Score.IsSolved ? InputSlacks.Sum() + OutputSlacks.Sum() : double.NaN;

    /// <summary>No solution, for a reason.</summary>
    public static DeaSolution Without(DeaStatus status) => new() { Score = DeaScore.Without(status) };

    internal static DeaSolution Of(
        Technology technology, Orientation orientation, double score, ReadOnlySpan<double> values, double[] slacks, List<Peer> peers, double[] multipliers, double sum)
    {
        var inputs = technology.Data.Inputs;
        var targets = values.ToArray();
        for (var d = 0; d < targets.Length; d++)
        {
            var radial = d < inputs == (orientation == Orientation.Input) ? score : 1;
            targets[d] = targets[d] * radial + (d < inputs ? -slacks[d] : slacks[d]);
        }

        return new DeaSolution
        {
            Score = new DeaScore(DeaStatus.Solved, score),
            Class = ClassOf(orientation == Orientation.Input ? score : 1 / score, values, slacks),
            InputSlacks = slacks[..inputs],
            OutputSlacks = slacks[inputs..],
            InputTargets = targets[..inputs],
            OutputTargets = targets[inputs..],
            Peers = [.. peers.Where(p => p.Weight > LeastWeight).OrderBy(p => p.Unit)],
            InputMultipliers = multipliers[..inputs],
            OutputMultipliers = multipliers[inputs..],
            ScaleMultiplier = sum,
        };
    }

    private static EfficiencyClass ClassOf(double score, ReadOnlySpan<double> values, double[] slacks)
    {
        if (Math.Abs(score - 1) > Tolerance)
        {
            return score < 1 ? EfficiencyClass.Inefficient : EfficiencyClass.Beyond;
        }

        for (var d = 0; d < slacks.Length; d++)
        {
            if (slacks[d] > Tolerance * values[d] && slacks[d] > 0)
            {
                return EfficiencyClass.WeaklyEfficient;
            }
        }

        return EfficiencyClass.Efficient;
    }
}
