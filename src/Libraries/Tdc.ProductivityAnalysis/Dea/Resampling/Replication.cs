namespace Tdc.ProductivityAnalysis.Dea.Resampling;

/// <summary>One replication of the bootstrap; all it needs is its number.</summary>
internal sealed class Replication
{
    private readonly ProductionData data;
    private readonly int[] units;
    private readonly ReturnsToScale returns;
    private readonly Orientation orientation;
    private readonly long seed;
    private readonly SmoothedDistances density;

    /// <summary>Measures the units as observed.</summary>
    public Replication(ProductionData data, int[] units, ReturnsToScale returns, Orientation orientation, long seed)
    {
        (this.data, this.units, this.returns, this.orientation, this.seed) = (data, units, returns, orientation, seed);
        Observed = Measure(data);
        density = new SmoothedDistances(Observed);
    }

    /// <summary>Distances as observed, 1 or more.</summary>
    public double[] Observed { get; }

    /// <summary>Distances of the observed units to the frontier of a replication.</summary>
    public double[] Distances(int number)
    {
        var sample = new double[units.Length];
        density.Draw(new SeededRandom(seed, number), sample);
        var factors = new double[data.Count];
        for (var i = 0; i < units.Length; i++)
        {
            // Along its ray onto the frontier, then out to the drawn distance.
            factors[units[i]] = orientation == Orientation.Input ? sample[i] / Observed[i] : Observed[i] / sample[i];
        }

        return Measure(orientation == Orientation.Input ? data.WithInputsTimes(factors) : data.WithOutputsTimes(factors));
    }

    private double[] Measure(ProductionData reference)
    {
        var evaluator = new Evaluator(new Technology(reference, units, returns, null, spanned: false), learns: true);
        var distances = new double[units.Length];
        for (var i = 0; i < units.Length; i++)
        {
            var score = evaluator.Score(data.Unit(units[i]), orientation).Value;
            distances[i] = orientation == Orientation.Input ? 1 / score : score;
        }

        return distances;
    }
}
