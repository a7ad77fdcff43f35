namespace Tdc.Gs1;

/// <summary>A fault and the Application Identifier it was met at.</summary>
/// <remarks><c>default</c> means nothing is wrong.</remarks>
/// <param name="Fault">What is wrong.</param>
/// <param name="Ai">The Application Identifier without brackets, or null when the fault lies elsewhere.</param>
public readonly record struct Gs1Problem(Gs1Fault Fault, string? Ai = null)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsNone => Fault == Gs1Fault.None;

    /// <summary>The fault, with its Application Identifier when there is one.</summary>
    public override string ToString() => Ai is null ? Fault.ToString() : $"({Ai}) {Fault}";
}
