namespace Tdc.Uncertainty.Models;

/// <summary>What one step of a model does.</summary>
public enum Operation
{
    /// <summary>A number.</summary>
    Constant,

    /// <summary>The value of an input.</summary>
    Input,

    /// <summary>Sum.</summary>
    Add,

    /// <summary>Difference.</summary>
    Subtract,

    /// <summary>Product.</summary>
    Multiply,

    /// <summary>Quotient.</summary>
    Divide,

    /// <summary>Power; the exponent may vary.</summary>
    Power,

    /// <summary>Angle of a point from its ordinate and abscissa, radians.</summary>
    Atan2,

    /// <summary>The lesser.</summary>
    Min,

    /// <summary>The greater.</summary>
    Max,

    /// <summary>Opposite number.</summary>
    Negate,

    /// <summary>Square root.</summary>
    Sqrt,

    /// <summary>Exponential.</summary>
    Exp,

    /// <summary>Natural logarithm.</summary>
    Log,

    /// <summary>Decimal logarithm.</summary>
    Log10,

    /// <summary>Sine of radians.</summary>
    Sin,

    /// <summary>Cosine of radians.</summary>
    Cos,

    /// <summary>Tangent of radians.</summary>
    Tan,

    /// <summary>Arc sine, radians.</summary>
    Asin,

    /// <summary>Arc cosine, radians.</summary>
    Acos,

    /// <summary>Arc tangent, radians.</summary>
    Atan,

    /// <summary>Hyperbolic sine.</summary>
    Sinh,

    /// <summary>Hyperbolic cosine.</summary>
    Cosh,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary>Magnitude.</summary>
    Abs,
}

/// <summary>One step of a model: an operation on earlier steps.</summary>
/// <param name="Operation">What is done.</param>
/// <param name="Left">Number of the first step it takes, or of the input.</param>
/// <param name="Right">Number of the second step it takes; 0 when it takes one.</param>
/// <param name="Number">The number of a constant.</param>
public readonly record struct Step(Operation Operation, int Left, int Right, double Number)
{
    /// <summary>Whether the step takes two earlier ones.</summary>
    public bool IsBinary => Operation is >= Operation.Add and <= Operation.Max;

    /// <summary>Whether the step takes one earlier one.</summary>
    public bool IsUnary => Operation >= Operation.Negate;
}
