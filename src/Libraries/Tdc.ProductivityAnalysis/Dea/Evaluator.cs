using Tdc.ProductivityAnalysis.Dea.Programs;

namespace Tdc.ProductivityAnalysis.Dea;

/// <summary>Measures units against a technology; one for each thread.</summary>
/// <remarks>Every measure starts from the technology alone, so that its last bit does not depend on what was measured before or beside.</remarks>
public sealed class Evaluator
{
    private const double LeastSlack = 1e-12; // in the scale of the program, whose largest right side is 1 to 2, or of the value that it is left of; what is less is rounding
    private const double LeastWeight = 1e-12; // of the greatest weight, both in the scale of the program
    private readonly Technology technology;
    private readonly Simplex solver;
    private readonly LinearProgram program;
    private readonly RadialProgram radial;
    private readonly SlacksBasedProgram slacksBased;
    private readonly bool learns;

    /// <summary>Measures against a technology.</summary>
    public Evaluator(Technology technology)
        : this(technology, false)
    {
    }

    /// <summary>Measures against a technology.</summary>
    /// <param name="technology">What is possible.</param>
    /// <param name="learns">Whether columns that one measure brought in stay for the next: faster, for one thread that always takes the same way.</param>
    internal Evaluator(Technology technology, bool learns)
    {
        (this.technology, this.learns) = (technology, learns);
        solver = new Simplex(technology);
        program = new LinearProgram(technology.Columns, technology.Data.Width);
        radial = new RadialProgram(technology);
        slacksBased = new SlacksBasedProgram(technology);
    }

    /// <summary>The radial score of any values.</summary>
    /// <param name="values">Inputs, then outputs.</param>
    /// <param name="orientation">Which side is measured.</param>
    /// <param name="without">A unit that the technology is thought without; −1 for none.</param>
    public DeaScore Score(ReadOnlySpan<double> values, Orientation orientation, int without = -1)
    {
        radial.Write(program, values, orientation);
        return Solve(without);
    }

    /// <summary>The distance of a unit that is at most 1 for what is possible: θ, or 1/φ.</summary>
    /// <returns>The distance; <see cref="double.NaN"/> where there is none: the program is infeasible, or the unit's inputs bring forth none of some output of its (φ = 0).</returns>
    /// <exception cref="AnalysisException"><see cref="AnalysisFault.TooFarApart"/> with the unit.</exception>
    internal double Distance(ProductionData data, int unit, Orientation orientation)
    {
        var score = UnitLoop.Name(unit, () => Score(data.Unit(unit), orientation)).Value;
        return orientation == Orientation.Input ? score : score == 0 ? double.NaN : 1 / score;
    }

    /// <summary>The directional distance β of any values, which may be negative.</summary>
    public DeaScore Distance(ReadOnlySpan<double> values, ReadOnlySpan<double> direction, int without = -1)
    {
        if (direction.IndexOfAnyExcept(0.0) < 0)
        {
            return DeaScore.Without(DeaStatus.NotDefined);
        }

        radial.Write(program, values, direction);
        return Solve(without);
    }

    /// <summary>The score of a unit with slacks, targets, peers and multipliers.</summary>
    public DeaSolution Solution(ReadOnlySpan<double> values, Orientation orientation, ReadOnlySpan<double> slackWeights, int without = -1)
    {
        var score = Score(values, orientation, without);
        if (!score.IsSolved)
        {
            return DeaSolution.Without(score.Status);
        }

        var multipliers = new double[values.Length];
        for (var d = 0; d < multipliers.Length; d++)
        {
            multipliers[d] = radial.Multiplier(solver, d);
        }

        var sum = radial.SumMultiplier(solver);
        radial.TurnToSlacks(program, solver, slackWeights);
        if (!solver.Continue())
        {
            var slackCost = program.SlackCost[..values.Length];
            radial.Write(program, values, orientation);
            program.Without = Column(without);
            solver.SolveExactly(program, slackCost);
        }

        return DeaSolution.Of(technology, orientation, score.Value, values, Slacks(values), Peers(), multipliers, sum);
    }

    /// <summary>Weights whose aggregate of the measured side is the Shephard distance of the point itself; null when it is infeasible, not numbers when it is infinite (φ = 0).</summary>
    internal double[]? ShadowPrices(ReadOnlySpan<double> values, Orientation orientation)
    {
        var score = Score(values, orientation);
        if (!score.IsSolved)
        {
            return null;
        }

        var inputs = technology.Data.Inputs;
        var (from, count) = orientation == Orientation.Input ? (0, inputs) : (inputs, values.Length - inputs);
        var prices = new double[count];
        if (score.Value == 0)
        {
            Array.Fill(prices, double.NaN);
            return prices;
        }

        var greatest = 0.0;
        for (var d = 0; d < count; d++)
        {
            prices[d] = Within(Math.Max(0, radial.Multiplier(solver, from + d)) / score.Value);
            greatest = Math.Max(greatest, prices[d] * technology.Scales[from + d]);
        }

        // A good whose weight is rounding has none: else one who uses nothing but it would seem productive without bound.
        for (var d = 0; d < count; d++)
        {
            prices[d] = !solver.IsExact && prices[d] * technology.Scales[from + d] < LeastWeight * greatest ? 0 : prices[d];
        }

        return prices;
    }

    /// <summary>The greatest weighted sum of outputs that the inputs of a unit allow; <see cref="double.NaN"/> when they allow nothing or a weight is not known.</summary>
    internal double GreatestOutputs(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        foreach (var weight in weights)
        {
            if (double.IsNaN(weight))
            {
                return double.NaN;
            }
        }

        radial.WriteGreatest(program, values, weights);
        return Run(-1) == DeaStatus.Solved ? Within(-solver.Cost() / radial.RightFactor) : double.NaN;
    }

    /// <summary>The slacks-based measure ρ (Tone 2001), which is 1 for a unit without slacks and smaller otherwise.</summary>
    public DeaScore SlacksBased(ReadOnlySpan<double> values)
    {
        if (!SlacksBasedProgram.IsDefined(values))
        {
            return DeaScore.Without(DeaStatus.NotDefined);
        }

        slacksBased.Write(program, values);
        return SolveCost(-1);
    }

    /// <summary>The slacks-based super-efficiency (Tone 2002) of a unit, 1 or above for one that spans the frontier.</summary>
    public DeaScore SlacksBasedSuper(ReadOnlySpan<double> values, int without)
    {
        if (!SlacksBasedProgram.IsDefined(values))
        {
            return DeaScore.Without(DeaStatus.NotDefined);
        }

        slacksBased.WriteSuper(program, values);
        return SolveCost(without);
    }

    private DeaScore Solve(int without)
    {
        var ending = Run(without);
        return ending == DeaStatus.Solved ? new DeaScore(ending, Within(radial.ScoreOf(program, solver))) : DeaScore.Without(ending);
    }

    private DeaScore SolveCost(int without)
    {
        var ending = Run(without);
        return ending == DeaStatus.Solved ? new DeaScore(ending, Within(solver.Cost())) : DeaScore.Without(ending);
    }

    private static double Within(double value) => double.IsFinite(value) ? value : throw new AnalysisException(AnalysisFault.TooFarApart);

    private DeaStatus Run(int without)
    {
        program.Without = Column(without);
        if (!learns)
        {
            solver.Forget();
        }

        return solver.Solve(program) switch
        {
            Ending.Optimal => DeaStatus.Solved,
            Ending.Infeasible => DeaStatus.Infeasible,
            _ => DeaStatus.Unbounded,
        };
    }

    private int Column(int without) => without < 0 ? -1 : technology.Place(without);

    private double[] Slacks(ReadOnlySpan<double> values)
    {
        var slacks = new double[values.Length];
        for (var d = 0; d < slacks.Length; d++)
        {
            var slack = solver.ValueOf(-1 - d);
            var toMeasure = technology.Scales[d] / radial.RightFactor;
            var least = solver.IsExact ? 0 : LeastSlack * Math.Max(1, Math.Abs(values[d]) / toMeasure);
            slacks[d] = slack > least ? slack * toMeasure : 0;
        }

        return slacks;
    }

    private List<Peer> Peers()
    {
        var peers = new List<Peer>();
        for (var r = 0; r < program.Rows; r++)
        {
            if (solver.Basis.Codes[r] is >= 0 and var column)
            {
                peers.Add(new Peer(technology.Units[column], solver.Basis.Values[r] * technology.Factor(column) / radial.RightFactor));
            }
        }

        return peers;
    }
}
