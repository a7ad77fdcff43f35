namespace Tdc.Uncertainty.Units;

/// <summary>A factor kept as a number and a power of ten, so that decimal prefixes stay exact.</summary>
/// <param name="Mantissa">The number, not zero.</param>
/// <param name="Ten">The power of ten.</param>
internal readonly record struct DecimalScale(double Mantissa, int Ten)
{
    public static DecimalScale One { get; } = new(1, 0);

    public double Value => Apply(1);

    public DecimalScale Multiply(DecimalScale other) => new(Mantissa * other.Mantissa, Ten + other.Ten);

    public DecimalScale Divide(DecimalScale other) => new(Mantissa / other.Mantissa, Ten - other.Ten);

    public DecimalScale Power(double exponent)
    {
        var ten = Ten * exponent;
        return ten == Math.Round(ten)
            ? new(Math.Pow(Mantissa, exponent), (int)ten)
            : new(Math.Pow(Mantissa, exponent) * Math.Pow(10, ten - Math.Floor(ten)), (int)Math.Floor(ten));
    }

    /// <summary>Scales a value with one rounding for the number and one for the power of ten.</summary>
    public double Apply(double value)
    {
        var scaled = value * Mantissa;
        for (var left = Ten; left != 0;)
        {
            // Powers up to 22 are exact; a division by one rounds better than a product with its inverse.
            var part = Math.Clamp(left, -22, 22);
            scaled = part > 0 ? scaled * Math.Pow(10, part) : scaled / Math.Pow(10, -part);
            left -= part;
        }

        return scaled;
    }
}
