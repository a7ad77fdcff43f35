namespace Tdc.Uncertainty.Functions;

/// <summary>The binomial distribution of successes in independent trials, with full digits also for millions of trials.</summary>
/// <remarks>Source: Abramowitz and Stegun, 26.5.24; the single probability through the deviance, without factorials.</remarks>
public static class Binomial
{
    /// <summary>Probability of exactly <paramref name="successes"/>.</summary>
    /// <param name="successes">Any whole number; 0 outside 0 to the trials.</param>
    /// <param name="trials">Zero or more.</param>
    /// <param name="probability">Of a success in one trial, from 0 to 1.</param>
    /// <exception cref="UncertaintyException"><see cref="UncertaintyFault.OutOfRange"/>.</exception>
    public static double Pmf(long successes, long trials, double probability)
    {
        Check(trials, probability);
        if (successes < 0 || successes > trials)
        {
            return 0;
        }

        double k = successes, rest = trials - successes;
        var failure = 1 - probability;
        if (probability == 0 || failure == 0)
        {
            return (probability == 0 ? k : rest) == 0 ? 1 : 0;
        }

        return k == 0 ? Math.Exp(rest * Elementary.Log1P(-probability))
            : rest == 0 ? Math.Exp(k * Math.Log(probability))
            : Beta.Power(probability, failure, k, rest) * trials / k / rest;
    }

    /// <summary>Probability of at most <paramref name="successes"/>.</summary>
    /// <param name="successes">Any whole number.</param>
    /// <param name="trials">Zero or more.</param>
    /// <param name="probability">Of a success in one trial, from 0 to 1.</param>
    public static double Cdf(long successes, long trials, double probability)
    {
        Check(trials, probability);
        return successes < 0 ? 0 : successes >= trials ? 1
            : Beta.Regularised(1 - probability, probability, trials - successes, successes + 1d);
    }

    private static void Check(long trials, double probability)
    {
        Domain.NotNegative(trials, nameof(trials));
        Domain.Probability(probability, nameof(probability));
    }
}
