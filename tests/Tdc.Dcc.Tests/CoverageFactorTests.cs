namespace Tdc.Dcc.Tests;

/// <summary>The coverage factor is stated, derived from what is stated, or absent; it is never supposed.</summary>
public sealed class CoverageFactorTests
{
    [Theory]
    [InlineData("normal", 0.95, 1.959963984540054)]
    [InlineData("normal", 0.9545, 2.0000024438996027)]
    [InlineData("normal", 0.9973, 2.9999769927034015)]
    [InlineData("rectangular", 0.95, 1.6454482671904334)]
    [InlineData("Uniform", 0.95, 1.6454482671904334)]
    [InlineData("triangular", 0.95, 1.9017671852780116)]
    [InlineData("arcsine", 0.95, 1.4098540139302147)]
    public void It_follows_from_distribution_and_probability(string distribution, double probability, double factor) =>
        Assert.Equal(factor, CoverageFactor.Of(distribution, probability)!.Value, 1e-9);

    [Theory]
    [InlineData("t", 0.95, 5, 2.5705818366147395)]
    [InlineData("Student", 0.9545, 5, 2.648654254283119)]
    [InlineData("t", 0.9545, 50.5, 2.050730908909624)]
    [InlineData("t", 0.99, 1, 63.65674116287399)]
    [InlineData("t", 0.95, 0.5, 164.55767348048853)]
    [InlineData("t", 0.9545, 493915.34585679136, 2.0000075055243624)]
    [InlineData("t", 0.9545, double.PositiveInfinity, 2.0000024438996027)]
    [InlineData("normal", 0.95, 3, 1.959963984540054)]
    public void Students_distribution_needs_its_degrees_of_freedom(string distribution, double probability, double dof, double factor) =>
        Assert.Equal(factor, CoverageFactor.Of(distribution, probability, dof)!.Value, 1e-8 * factor);

    [Fact]
    public void A_factor_follows_from_degrees_of_freedom_that_stand_elsewhere()
    {
        var uncertainty = new Uncertainty(UncertaintyKind.Expanded, [DsiNumber.Parse("2.7")]) { Probabilities = [DsiNumber.Parse("0.95")], Distributions = ["t"] };
        Assert.Equal(FactorSource.Absent, uncertainty.Stated(0).Source);
        var stated = uncertainty.Stated(0, 5);
        Assert.Equal((FactorSource.Derived, 1.0503), (stated.Source, Math.Round(stated.Standard!.Value, 4)));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(0.001)]
    public void It_does_not_follow_from_degrees_of_freedom_that_are_none(double dof) => Assert.Null(CoverageFactor.Of("t", 0.95, dof));

    [Theory]
    [InlineData("t", 0.95)]
    [InlineData(null, 0.95)]
    [InlineData("normal", null)]
    [InlineData("normal", 1.0)]
    [InlineData("normal", 0.0)]
    [InlineData("whatever", 0.95)]
    public void It_does_not_follow_from_less(string? distribution, double? probability) => Assert.Null(CoverageFactor.Of(distribution, probability));

    [Fact]
    public void A_certificate_without_a_factor_is_read_with_the_factor_absent_and_remarked_on()
    {
        var (uncertainty, remarks) = WithoutFactor(keepDistribution: false);
        Assert.Equal(new StatedUncertainty(0.00003, null, null, FactorSource.Absent, 0.9545, null), uncertainty.Stated(0));
        var remark = Assert.Single(remarks);
        Assert.Equal(DccRemarkKind.NoCoverageFactor, remark.Kind);
        Assert.EndsWith("/expandedMU", remark.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_without_a_factor_but_with_its_distribution_gives_a_derived_one()
    {
        var (uncertainty, remarks) = WithoutFactor(keepDistribution: true);
        var stated = uncertainty.Stated(0);
        Assert.Equal(FactorSource.Derived, stated.Source);
        Assert.Equal(2.0000024, stated.CoverageFactor!.Value, 1e-6);
        Assert.Equal(DccRemarkKind.CoverageFactorDerived, Assert.Single(remarks).Kind);
    }

    [Fact]
    public void A_certificate_without_a_factor_cannot_be_written()
    {
        var written = DccWriter.Write(Samples.Mass(Samples.Quantity(new Uncertainty(UncertaintyKind.Expanded, [DsiNumber.Of(1m)]))));
        Assert.Equal(DccFault.Missing, written.Fault);
        Assert.EndsWith("/expandedMU/coverageFactor", written.Path, StringComparison.Ordinal);
        Assert.Null(written.Octets);
    }

    [Fact]
    public void One_unit_and_one_factor_count_for_all_values_of_a_list()
    {
        var list = new RealListValue([DsiNumber.Of(1m), DsiNumber.Of(2m)], [@"\volt"])
        {
            Uncertainty = new Uncertainty(UncertaintyKind.Expanded, [DsiNumber.Parse("0.1"), DsiNumber.Parse("0.3")])
            {
                CoverageFactors = [DsiNumber.Of(2m)],
                Probabilities = [DsiNumber.Parse("0.95")],
            },
        };
        Assert.Equal((@"\volt", 0.15), (list.At(1).Unit, list.At(1).Uncertainty!.Stated(0).Standard));
    }

    [Fact]
    public void An_interval_gives_half_its_width_and_the_factor_to_its_standard_uncertainty()
    {
        var interval = new Uncertainty(UncertaintyKind.Interval, [DsiNumber.Parse("0.5")]) { Lower = [DsiNumber.Of(9m)], Upper = [DsiNumber.Of(11m)] };
        Assert.Equal(new StatedUncertainty(1, 0.5, 2, FactorSource.Derived, null, null), interval.Stated(0));
    }

    private static (Uncertainty, Sequence<DccRemark>) WithoutFactor(bool keepDistribution)
    {
        var xml = Samples.Xml(Samples.Mass()).Replace("<si:coverageFactor>2.00</si:coverageFactor>", "", StringComparison.Ordinal);
        xml = keepDistribution ? xml : xml.Replace("<si:distribution>normal</si:distribution>", "", StringComparison.Ordinal);
        var document = Samples.ReadXml(xml).Document!;
        var real = Assert.IsType<RealValue>(CertificateWalk.Quantities(document.Certificate).First().Value);
        return (real.Uncertainty!, document.Remarks);
    }
}
