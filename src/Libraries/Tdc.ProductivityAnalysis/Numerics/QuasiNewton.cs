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
    private const int MostNewtonSteps = 200;
    private const double Settled = 1e-9;
    private const double GoodEnough = 1e-5;
    private const double Flat = 1e-10;

    /// <summary>Climbs from a start.</summary>
    /// <param name="function">The function; its scale is about <paramref name="scale"/>.</param>
    /// <param name="start">Where to start, inside the domain.</param>
    /// <param name="scale">Number of observations: derivatives are judged per observation.</param>
    /// <param name="name">What is maximised, for the fault.</param>
    /// <exception cref="AnalysisException">It did not settle.</exception>
    public static Optimum Maximise(GradientFunction function, double[] start, double scale, string name)
    {
        var state = new Ascent(function, start);
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

    private static int Bfgs(Ascent state, double scale)
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

    // Directions that are flat or bend upwards are taken at their size, so that the step always climbs.
    private static bool Newton(Ascent state)
    {
        var parts = (-Hessian(state)).Evd(Symmetricity.Symmetric);
        var sizes = parts.EigenValues.Select(e => Math.Abs(e.Real)).ToArray();
        var least = Flat * sizes.Max();
        var along = parts.EigenVectors.TransposeThisAndMultiply(Vector<double>.Build.DenseOfArray(state.Gradient));
        var step = parts.EigenVectors * along.MapIndexed((k, slope) => slope / Math.Max(sizes[k], least));
        return step.All(double.IsFinite) && state.Search([.. step]);
    }

    private static Matrix<double>? Covariance(Ascent state)
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

    private static Matrix<double> Hessian(Ascent state)
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
}
