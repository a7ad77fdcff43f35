namespace Tdc.ProductivityAnalysis.Numerics;

/// <summary>What a method needs of its data; the first observation that does not give it is named.</summary>
internal static class Require
{
    /// <summary>At least one observation.</summary>
    public static void Some(int count)
    {
        if (count == 0)
        {
            throw new AnalysisException(AnalysisFault.NoData);
        }
    }

    /// <summary>As many values as there are observations.</summary>
    public static void Length(int expected, int actual, string variable)
    {
        if (expected != actual)
        {
            throw new AnalysisException(AnalysisFault.LengthsDiffer, -1, variable);
        }
    }

    /// <summary>A finite value.</summary>
    public static double Finite(double value, int observation, string variable) =>
        double.IsFinite(value)
            ? value
            : throw new AnalysisException(double.IsNaN(value) ? AnalysisFault.Missing : AnalysisFault.NotFinite, observation, variable);

    /// <summary>A finite value of zero or more.</summary>
    public static double NotNegative(double value, int observation, string variable) =>
        Finite(value, observation, variable) >= 0 ? value : throw new AnalysisException(AnalysisFault.Negative, observation, variable);

    /// <summary>A finite value above zero.</summary>
    public static double Positive(double value, int observation, string variable) =>
        Finite(value, observation, variable) > 0 ? value : throw new AnalysisException(AnalysisFault.NotPositive, observation, variable);

    /// <summary>Finite values only.</summary>
    public static void Finite(IReadOnlyList<double> values, string variable)
    {
        for (var i = 0; i < values.Count; i++)
        {
            Finite(values[i], i, variable);
        }
    }

    /// <summary>Finite values of zero or more only.</summary>
    public static void NotNegative(IReadOnlyList<double> values, string variable)
    {
        for (var i = 0; i < values.Count; i++)
        {
            NotNegative(values[i], i, variable);
        }
    }

    /// <summary>Finite values above zero only.</summary>
    public static void Positive(IReadOnlyList<double> values, string variable)
    {
        for (var i = 0; i < values.Count; i++)
        {
            Positive(values[i], i, variable);
        }
    }

    /// <summary>An argument within its range.</summary>
    public static void Within(double value, double least, double most, string argument)
    {
        if (!(value >= least && value <= most))
        {
            throw new AnalysisException(AnalysisFault.OutOfRange, -1, argument);
        }
    }
}
