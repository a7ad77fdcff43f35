namespace Tdc.ProductivityAnalysis.Dea.Indices;

/// <summary>Malmquist productivity of one firm between two periods.</summary>
/// <remarks>
/// <para>Distances are Shephard's, at most 1 for what is possible in the frontier's period: 1/φ for outputs; for inputs θ, the reciprocal of Shephard's, so that growth counts up in both.</para>
/// <para>Every change is above 1 for the better. Missing distances are <see cref="double.NaN"/>, and so is what they make.</para>
/// </remarks>
/// <param name="Firm">The firm.</param>
/// <param name="From">The earlier period t.</param>
/// <param name="To">The later period, t + 1.</param>
/// <param name="OwnFrom">Data of t against the frontier of t, constant returns.</param>
/// <param name="CrossTo">Data of t + 1 against the frontier of t.</param>
/// <param name="CrossFrom">Data of t against the frontier of t + 1.</param>
/// <param name="OwnTo">Data of t + 1 against the frontier of t + 1.</param>
/// <param name="VariableFrom">Data of t against the frontier of t, variable returns.</param>
/// <param name="VariableTo">Data of t + 1 against the frontier of t + 1, variable returns.</param>
public sealed record MalmquistIndex(
    string Firm, int From, int To, double OwnFrom, double CrossTo, double CrossFrom, double OwnTo, double VariableFrom, double VariableTo)
{
    /// <summary>Change of efficiency: catching up with the frontier.</summary>
    public double EfficiencyChange => OwnTo / OwnFrom;

    /// <summary>Change of technology: the frontier itself, seen from both periods.</summary>
    public double TechnicalChange => Math.Sqrt(CrossTo / OwnTo * (OwnFrom / CrossFrom));

    /// <summary>Pure change of efficiency, under variable returns.</summary>
    public double PureEfficiencyChange => VariableTo / VariableFrom;

    /// <summary>Change of scale efficiency.</summary>
    public double ScaleEfficiencyChange => EfficiencyChange / PureEfficiencyChange;

    /// <summary>Change of total factor productivity.</summary>
    public double ProductivityChange => EfficiencyChange * TechnicalChange;
}
