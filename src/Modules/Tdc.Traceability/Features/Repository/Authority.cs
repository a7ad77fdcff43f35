namespace Tdc.Traceability.Features.Repository;

/// <summary>The unit that keeps the register of traceability.</summary>
internal static class Authority
{
    /// <summary>Code of the department of science and technology.</summary>
    public const string UnitCode = "SKHCN";
}
