using Tdc.Metrology.Domain.Laboratory;

namespace Tdc.Metrology.Domain.Impact;

/// <summary>By how much a standard was found to differ from its certificate at one nominal point.</summary>
/// <param name="Nominal">Nominal point, in the unit of the standard's certificate.</param>
/// <param name="Error">Value found minus value certified, in the same unit.</param>
/// <param name="StandardUncertainty">Standard uncertainty of <paramref name="Error"/>, in the same unit; zero or more.</param>
internal sealed record AsFoundError(double Nominal, double Error, double StandardUncertainty);

/// <summary>How far an error that was found at one nominal point reaches.</summary>
internal enum AsFoundReach
{
    /// <summary>Separate artefacts, such as the weights of a set or gauge blocks: an error is that of the very piece and says nothing about the others.</summary>
    Artefacts,

    /// <summary>One instrument with a range: between two points the straight line holds; outside of the points nothing is known.</summary>
    Range,

    /// <summary>One instrument with a range whose error outside of the points is taken to be that of the nearest.</summary>
    Nearest,
}

/// <summary>Errors as found with their reach, as an analysis keeps them.</summary>
/// <param name="Reach">How far they reach.</param>
/// <param name="Points">The errors.</param>
internal sealed record AsFoundFindings(AsFoundReach Reach, IReadOnlyList<AsFoundError> Points)
{
    /// <summary>Reads what an analysis keeps; those made before the reach was asked for are lists, and were computed as <see cref="AsFoundReach.Nearest"/>.</summary>
    public static AsFoundFindings Read(string json) =>
        json.StartsWith('[') ? new(AsFoundReach.Nearest, LaboratoryJson.Read<List<AsFoundError>>(json)) : LaboratoryJson.Read<AsFoundFindings>(json);

    /// <summary>What a standard of a quantity usually is: masses, lengths and volumes are kept as sets of artefacts, the rest are instruments.</summary>
    /// <param name="quantity">Code of the quantity, as the scope writes it.</param>
    public static AsFoundReach Usual(string quantity) => quantity is "mass" or "length" or "volume" ? AsFoundReach.Artefacts : AsFoundReach.Range;
}

/// <summary>The errors that a standard was found with, at its nominal points, and what they say about others.</summary>
/// <remarks>The errors of different points are held to be independent; one point may serve many results, which then shift together.</remarks>
internal sealed class AsFoundErrors
{
    private const double Same = 1e-9; // nominal values are typed and converted, relative

    private readonly AsFoundError[] points;
    private readonly AsFoundReach reach;

    /// <summary>Takes the points in any order.</summary>
    /// <param name="points">The errors, one for each nominal point.</param>
    /// <param name="reach">How far they reach.</param>
    /// <exception cref="ArgumentException">There is no point, two stand at one nominal value, or a figure is not finite or an uncertainty is negative.</exception>
    public AsFoundErrors(IEnumerable<AsFoundError> points, AsFoundReach reach)
    {
        this.reach = reach;
        this.points = [.. points.OrderBy(p => p.Nominal)];
        if (this.points.Length == 0
            || this.points.Any(p => !double.IsFinite(p.Nominal) || !double.IsFinite(p.Error) || !double.IsFinite(p.StandardUncertainty) || p.StandardUncertainty < 0)
            || this.points.Zip(this.points.Skip(1)).Any(p => p.First.Nominal == p.Second.Nominal))
        {
            throw new ArgumentException("Errors as found need finite figures, one for each nominal point.", nameof(points));
        }
    }

    /// <summary>The points by rising nominal value.</summary>
    public IReadOnlyList<AsFoundError> Points => points;

    /// <summary>The shift of a certified value at a nominal point; <see langword="null"/> where nobody knows it.</summary>
    public Shift? At(double nominal)
    {
        var weights = new double[points.Length];
        var same = Array.FindIndex(points, p => Math.Abs(p.Nominal - nominal) <= Same * Math.Abs(nominal));
        if (same >= 0)
        {
            weights[same] = 1;
            return new Shift(points[same].Error, weights);
        }

        if (reach == AsFoundReach.Artefacts)
        {
            return new Shift(0, weights); // another piece
        }

        if (reach == AsFoundReach.Range && (nominal < points[0].Nominal || nominal > points[^1].Nominal))
        {
            return null;
        }

        var above = Array.FindIndex(points, p => p.Nominal >= nominal);
        if (above <= 0)
        {
            weights[above == 0 ? 0 : points.Length - 1] = 1;
        }
        else
        {
            var (low, high) = (points[above - 1], points[above]);
            var part = (nominal - low.Nominal) / (high.Nominal - low.Nominal);
            (weights[above - 1], weights[above]) = (1 - part, part);
        }

        return new Shift(points.Select((p, i) => p.Error * weights[i]).Sum(), weights);
    }

    /// <summary>Standard uncertainty that the errors bring into something that answers them with given gains.</summary>
    /// <param name="gains">Change of that thing for a change of the error at each point.</param>
    public double Uncertainty(ReadOnlySpan<double> gains)
    {
        var sum = 0.0;
        for (var i = 0; i < points.Length; i++)
        {
            var part = gains[i] * points[i].StandardUncertainty;
            sum += part * part;
        }

        return Math.Sqrt(sum);
    }
}

/// <summary>How a value moves when a standard's error is taken into account.</summary>
/// <param name="Value">The movement.</param>
/// <param name="Gains">Change of the value for a change of the error at each as-found point, in the order of <see cref="AsFoundErrors.Points"/>.</param>
internal readonly record struct Shift(double Value, double[] Gains)
{
    /// <summary>The same movement in another unit.</summary>
    /// <param name="factor">What one of the old unit is in the new one.</param>
    public Shift Times(double factor) => factor == 1 ? this : new(Value * factor, Array.ConvertAll(Gains, g => g * factor));
}
