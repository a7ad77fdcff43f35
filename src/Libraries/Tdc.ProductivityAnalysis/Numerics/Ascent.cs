namespace Tdc.ProductivityAnalysis.Numerics;

/// <summary>A climb: where it stands and how it goes along a direction.</summary>
internal sealed class Ascent
{
    /// <summary>Stands at the start.</summary>
    public Ascent(GradientFunction function, double[] start)
    {
        Function = function;
        Point = start;
        Gradient = new double[start.Length];
        LastMove = new double[start.Length];
        Value = function(Point, Gradient);
    }

    /// <summary>The function.</summary>
    public GradientFunction Function { get; }

    /// <summary>Where it stands.</summary>
    public double[] Point { get; private set; }

    /// <summary>Derivatives there.</summary>
    public double[] Gradient { get; private set; }

    /// <summary>The last move.</summary>
    public double[] LastMove { get; private set; }

    /// <summary>The value there.</summary>
    public double Value { get; private set; }

    /// <summary>Largest derivative in size; not a number where the value is none.</summary>
    public double Slope => double.IsFinite(Value) ? Gradient.Max(Math.Abs) : double.NaN;

    /// <summary>Goes along a direction until the value rises enough; near the top a smaller slope at the same value will do.</summary>
    public bool Search(double[] direction)
    {
        var rise = direction.Zip(Gradient, (d, g) => d * g).Sum();
        for (double length = 1; length > 1e-12; length /= 2)
        {
            var point = Point.Zip(direction, (p, d) => p + length * d).ToArray();
            var gradient = new double[point.Length];
            var value = Function(point, gradient);
            var flat = Math.Abs(value - Value) <= 1e-11 * (1 + Math.Abs(Value)) && gradient.Max(Math.Abs) < Slope;
            if (double.IsFinite(value) && gradient.All(double.IsFinite) && ((rise > 0 && value >= Value + 1e-4 * length * rise && value > Value) || flat))
            {
                LastMove = [.. point.Zip(Point, (a, b) => a - b)];
                (Point, Gradient, Value) = (point, gradient, value);
                return true;
            }
        }

        return false;
    }
}
