namespace Tdc.Traceability.Resources;

/// <summary>Texts of recording by form and by table.</summary>
public sealed class RecordingText;
