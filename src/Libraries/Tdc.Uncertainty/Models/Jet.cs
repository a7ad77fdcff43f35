namespace Tdc.Uncertainty.Models;

/// <summary>Value, gradient, all second derivatives f_ij and the third derivatives f_ijj of one step.</summary>
/// <remarks>
/// <para>Taylor arithmetic carried forward: every rule is the exact derivative of the operation, as GUM 5.1.2 needs for its second-order term.</para>
/// <para><see cref="Third"/> holds ∂³f/∂x_i∂x_j² at row i, column j.</para>
/// </remarks>
internal sealed class Jet
{
    private readonly int n;

    private Jet(int n, bool varies)
    {
        this.n = n;
        Varies = varies;
        First = new double[n];
        Second = new double[n * n];
        Third = new double[n * n];
    }

    /// <summary>The value.</summary>
    public double Value { get; private set; }

    /// <summary>Whether it depends on an input that varies.</summary>
    public bool Varies { get; }

    /// <summary>f_i.</summary>
    public double[] First { get; }

    /// <summary>f_ij, by rows.</summary>
    public double[] Second { get; }

    /// <summary>f_ijj, by rows.</summary>
    public double[] Third { get; }

    /// <summary>A number.</summary>
    public static Jet Constant(int n, double value) => new(n, false) { Value = value };

    /// <summary>An input in its column.</summary>
    public static Jet Variable(int n, double value, int column)
    {
        var jet = new Jet(n, true) { Value = value };
        jet.First[column] = 1;
        return jet;
    }

    /// <summary>A function of one variable, by the rule of Faà di Bruno.</summary>
    public static Jet Chain(Jet f, Slopes s)
    {
        var jet = new Jet(f.n, f.Varies) { Value = s.Value };
        for (var i = 0; i < f.n && f.Varies; i++)
        {
            jet.First[i] = s.First * f.First[i];
            for (var j = 0; j < f.n; j++)
            {
                var (ij, jj) = (i * f.n + j, j * f.n + j);
                jet.Second[ij] = s.Second * f.First[i] * f.First[j] + s.First * f.Second[ij];
                jet.Third[ij] = s.Third * f.First[i] * f.First[j] * f.First[j]
                    + s.Second * (2 * f.First[j] * f.Second[ij] + f.First[i] * f.Second[jj])
                    + s.First * f.Third[ij];
            }
        }

        return jet;
    }

    /// <summary>a f + b g.</summary>
    public static Jet Sum(Jet f, double a, Jet g, double b)
    {
        var jet = new Jet(f.n, f.Varies || g.Varies) { Value = a * f.Value + b * g.Value };
        Mix(jet.First, f.First, a, g.First, b);
        Mix(jet.Second, f.Second, a, g.Second, b);
        Mix(jet.Third, f.Third, a, g.Third, b);
        return jet;
    }

    /// <summary>f g, by the rule of Leibniz.</summary>
    public static Jet Product(Jet f, Jet g)
    {
        if (!f.Varies || !g.Varies)
        {
            return f.Varies ? Sum(f, g.Value, f, 0) : Sum(g, f.Value, g, 0);
        }

        var jet = new Jet(f.n, true) { Value = f.Value * g.Value };
        for (var i = 0; i < f.n; i++)
        {
            jet.First[i] = f.First[i] * g.Value + f.Value * g.First[i];
            for (var j = 0; j < f.n; j++)
            {
                var (ij, jj) = (i * f.n + j, j * f.n + j);
                jet.Second[ij] = f.Second[ij] * g.Value + f.First[i] * g.First[j] + f.First[j] * g.First[i] + f.Value * g.Second[ij];
                jet.Third[ij] = f.Third[ij] * g.Value + 2 * f.Second[ij] * g.First[j] + f.First[i] * g.Second[jj]
                    + f.Second[jj] * g.First[i] + 2 * f.First[j] * g.Second[ij] + f.Value * g.Third[ij];
            }
        }

        return jet;
    }

    /// <summary>The same derivatives about another value.</summary>
    public Jet About(double value)
    {
        var jet = Sum(this, 1, this, 0);
        jet.Value = value;
        return jet;
    }

    private static void Mix(double[] to, double[] f, double a, double[] g, double b)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = a * f[i] + b * g[i];
        }
    }
}
