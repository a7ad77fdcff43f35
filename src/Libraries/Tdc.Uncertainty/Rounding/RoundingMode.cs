namespace Tdc.Uncertainty.Rounding;

/// <summary>How an uncertainty is brought to few significant digits.</summary>
public enum RoundingMode
{
    /// <summary>To the nearest figure, ties away from zero.</summary>
    Nearest,

    /// <summary>Always away from zero, so that nothing is promised that is not held.</summary>
    Up,

    /// <summary>Up, unless the nearest figure loses no more than 5 %.</summary>
    CommonSense,
}
