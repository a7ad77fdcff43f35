using MathNet.Numerics.LinearAlgebra;

namespace Tdc.ProductivityAnalysis.Numerics;

/// <summary>A function of several variables with its gradient.</summary>
/// <param name="point">Where.</param>
/// <param name="gradient">Filled with the derivatives there.</param>
/// <returns>The value; not finite outside the domain.</returns>
internal delegate double GradientFunction(double[] point, double[] gradient);

/// <summary>Where a function is greatest.</summary>
/// <param name="Point">The place.</param>
/// <param name="Value">The value there.</param>
/// <param name="Covariance">Inverse of the negative second derivatives; null where they are not those of a maximum.</param>
/// <param name="Iterations">How many steps it took.</param>
internal sealed record Optimum(double[] Point, double Value, Matrix<double>? Covariance, int Iterations);

/// <summary>Maximises a log-likelihood: BFGS steps, then Newton steps with second derivatives from differences of the gradient.</summary>
/// <remarks>Parameters should be of size about one. Own code because the settled point must not depend on a tolerance of the line search.</remarks>
internal static class QuasiNewton
{
    private const int MostSteps = 500;
    private const int MostNewtonSteps = 30;
    private const double Settled = 1e-9;
    private const double GoodEnough = 1e-5;

    /// <summary>Climbs from a start.</summary>
    /// <param name="function">The function; its scale is about <paramref name="scale"/>.</param>
    /// <param name="start">Where to start, inside the domain.</param>
    /// <param name="scale">Number of observations: derivatives are judged per observation.</param>
    /// <param name="name">What is maximised, for the fault.</param>
    /// <exception cref="AnalysisException">It did not settle.</exception>
    public static Optimum Maximise(GradientFunction function, double[] start, double scale, string name)
    {
        var state = new State(function, start);
        var steps = Bfgs(state, scale);
        for (var i = 0; i < MostNewtonSteps && state.Slope > Settled * scale && Newton(state); i++)
        {
            steps++;
        }

        if (!(state.Slope <= GoodEnough * scale))
        {
            throw new AnalysisException(AnalysisFault.NotConverged, -1, name);
        }

        return new(state.Point, state.Value, Covariance(state), steps);
    }

    private static int Bfgs(State state, double scale)
    {
        var n = state.Point.Length;
        var inverse = Matrix<double>.Build.DenseIdentity(n).Multiply(1 / scale);
        for (var step = 0; step < MostSteps; step++)
        {
            if (state.Slope <= Settled * scale)
            {
                return step;
            }

            var old = Vector<double>.Build.DenseOfArray(state.Gradient);
            var direction = inverse * old;
            if (!state.Search([.. direction]))
            {
                return step;
            }

            var moved = Vector<double>.Build.DenseOfArray(state.LastMove);
            var bent = old - Vector<double>.Build.DenseOfArray(state.Gradient);
            var curvature = moved * bent;
            if (curvature > 1e-12 * moved.L2Norm() * bent.L2Norm())
            {
                var mapped = inverse * bent;
                inverse = inverse
                    + moved.OuterProduct(moved) * ((curvature + bent * mapped) / (curvature * curvature))
                    - (mapped.OuterProduct(moved) + moved.OuterProduct(mapped)) / curvature;
            }
        }

        return MostSteps;
    }

    private static bool Newton(State state)
    {
        var curvature = -Hessian(state);
        var step = curvature.LU().Solve(Vector<double>.Build.DenseOfArray(state.Gradient));
        return step.All(double.IsFinite) && state.Search([.. step]);
    }

    private static Matrix<double>? Covariance(State state)
    {
        var curvature = -Hessian(state);
        try
        {
            return curvature.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(state.Point.Length));
        }
        catch (ArgumentException)
        {
            return null; // not positive definite: no maximum inside, so no standard errors
        }
    }

    private static Matrix<double> Hessian(State state)
    {
        var n = state.Point.Length;
        var hessian = Matrix<double>.Build.Dense(n, n);
        double[] up = new double[n], down = new double[n];
        for (var j = 0; j < n; j++)
        {
            var at = (double[])state.Point.Clone();
            var width = 1e-5 * (1 + Math.Abs(at[j]));
            at[j] = state.Point[j] + width;
            state.Function(at, up);
            at[j] = state.Point[j] - width;
            state.Function(at, down);
            for (var i = 0; i < n; i++)
            {
                hessian[i, j] = (up[i] - down[i]) / (2 * width);
            }
        }

        return (hessian + hessian.Transpose()) / 2;
    }

    private sealed class State
    {
        public State(GradientFunction function, double[] start)
        {
            Function = function;
            Point = start;
            Gradient = new double[start.Length];
            LastMove = new double[start.Length];
            Value = function(Point, Gradient);
        }

        public GradientFunction Function { get; }

        public double[] Point { get; private set; }

        public double[] Gradient { get; private set; }

        public double[] LastMove { get; private set; }

        public double Value { get; private set; }

        public double Slope => Gradient.Max(Math.Abs) is var most && double.IsFinite(Value) ? most : double.NaN;

        /// <summary>Goes along a direction until the value rises enough; near the top a smaller slope at the same value will do.</summary>
        public bool Search(double[] direction)
        {
            var rise = direction.Zip(Gradient, (d, g) => d * g).Sum();
            for (double length = 1; length > 1e-12; length /= 2)
            {
                var point = Point.Zip(direction, (p, d) => p + length * d).ToArray();
                var gradient = new double[point.Length];
                var value = Function(point, gradient);
                var flat = Math.Abs(value - Value) <= 1e-13 * Math.Abs(Value) && gradient.Max(Math.Abs) < Slope;
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
}
