namespace Tdc.Platform.Documents;

/// <summary>Marks the texts of this folder: labels of official documents, and messages for the faults of files, tables and cells.</summary>
public sealed class DocumentsText;
