using Tdc.Uncertainty.Lines;

namespace Tdc.Uncertainty.Tests.Lines;

public sealed class StraightLineTests
{
    /// <summary>Readings and observed corrections of a thermometer: JCGM 100:2008, table H.6.</summary>
    private static readonly double[] readings = [21.521, 22.012, 22.512, 23.003, 23.507, 23.999, 24.513, 25.002, 25.503, 26.010, 26.511];
    private static readonly double[] corrections = [-0.171, -0.169, -0.166, -0.159, -0.164, -0.165, -0.156, -0.157, -0.159, -0.161, -0.160];

    [Fact]
    public void Thermometer_of_the_guide()
    {
        var line = StraightLine.Fit(readings, corrections, 20);

        // Printed: y1 = −0.1712 °C, s 0.0029; y2 = 0.00218, s 0.00067; r = −0.930; s = 0.0035; b(30 °C) = −0.1494, u 0.0041.
        Close.Absolute(-0.1712, line.Intercept, 0.00005);
        Close.Absolute(0.0029, line.InterceptUncertainty, 0.00005);
        Close.Absolute(0.00218, line.Slope, 0.000005);
        Close.Absolute(0.00067, line.SlopeUncertainty, 0.000005);
        Close.Absolute(-0.930, line.Correlation, 0.0005);
        Close.Absolute(0.0035, line.ResidualDeviation, 0.00005);
        Assert.Equal(9, line.Dof);
        var (value, uncertainty) = line.Predict(30);
        Close.Absolute(-0.1494, value, 0.00005);
        Close.Absolute(0.0041, uncertainty, 0.00005);
        Close.Relative(Math.Sqrt((uncertainty * uncertainty) + (line.ResidualDeviation * line.ResidualDeviation)), line.Predict(30, singleReading: true).StandardUncertainty, 1e-14);
    }

    /// <summary>The normal equations written out, as the oracle.</summary>
    [Fact]
    public void The_fit_agrees_with_the_normal_equations()
    {
        var line = StraightLine.Fit(readings, corrections);
        double n = readings.Length, sx = readings.Sum(), sy = corrections.Sum(), sxx = readings.Sum(x => x * x);
        var sxy = readings.Zip(corrections, (x, y) => x * y).Sum();
        var determinant = (n * sxx) - (sx * sx);
        Close.Relative(((sxx * sy) - (sx * sxy)) / determinant, line.Intercept, 1e-9);
        Close.Relative(((n * sxy) - (sx * sy)) / determinant, line.Slope, 1e-9);
        Close.Relative(line.ResidualDeviation * Math.Sqrt(sxx / determinant), line.InterceptUncertainty, 1e-9);
        Close.Relative(-sx / Math.Sqrt(n * sxx), line.Correlation, 1e-9);
    }

    [Fact]
    public void The_line_does_not_depend_on_where_the_intercept_is_taken()
    {
        var (near, far) = (StraightLine.Fit(readings, corrections, 24), StraightLine.Fit(readings, corrections, -1000));
        Close.Relative(near.Predict(26).Value, far.Predict(26).Value, 1e-10);
        Close.Relative(near.Predict(26).StandardUncertainty, far.Predict(26).StandardUncertainty, 1e-6);
        Close.Absolute(0, StraightLine.Fit(readings, corrections, readings.Average()).Correlation, 1e-12);
    }

    [Fact]
    public void Reading_the_line_backwards_undoes_it()
    {
        var line = StraightLine.Fit([0, 1, 2, 3, 4], [0.1, 2.0, 4.1, 5.9, 8.0]);
        var (value, lineUncertainty) = line.Predict(2.5);
        var (x, uncertainty) = line.Inverse(value, 0);
        Close.Relative(2.5, x, 1e-14);
        Close.Relative(lineUncertainty / line.Slope, uncertainty, 1e-13);
        Assert.True(line.Inverse(value, 0.3).StandardUncertainty > uncertainty);
        Assert.Throws<UncertaintyException>(() => StraightLine.Fit([0, 1, 2], [1, 1, 1]).Inverse(2, 0.1));
    }

    [Fact]
    public void Readings_that_agree_in_most_digits_keep_the_rest()
    {
        var line = StraightLine.Fit([0, 1, 2, 3], [1e9, 1e9 + 1, 1e9 + 2, 1e9 + 3.5]);
        Close.Relative(1.15, line.Slope, 1e-12);
    }

    [Theory]
    [InlineData(new double[] { 1, 2 }, new double[] { 1, 2 }, UncertaintyFault.TooFew)]
    [InlineData(new double[] { 1, 2, 3 }, new double[] { 1, 2 }, UncertaintyFault.Mismatch)]
    [InlineData(new double[] { 1, 1, 1 }, new double[] { 1, 2, 3 }, UncertaintyFault.Undefined)]
    [InlineData(new double[] { 1, 2, double.NaN }, new double[] { 1, 2, 3 }, UncertaintyFault.NotFinite)]
    public void What_gives_no_line_is_refused(double[] x, double[] y, UncertaintyFault fault) =>
        Assert.Equal(fault, Assert.Throws<UncertaintyException>(() => StraightLine.Fit(x, y)).Fault);
}
