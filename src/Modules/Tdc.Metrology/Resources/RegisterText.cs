namespace Tdc.Metrology.Resources;

/// <summary>Texts of the register of measuring instruments and their verification.</summary>
public sealed class RegisterText;
