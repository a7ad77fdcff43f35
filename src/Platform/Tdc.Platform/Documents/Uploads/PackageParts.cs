using System.Xml;

namespace Tdc.Platform.Documents;

/// <summary>Learns from the parts of a package, as they are unpacked, what it is and what could act when it is opened.</summary>
internal sealed class PackageParts
{
    private const int MaxKept = 2 * 1024 * 1024;
    private static readonly string[] archiveEndings = [".zip", ".7z", ".rar", ".gz", ".tar", ".xz", ".bz2", ".jar", ".cab", ".iso"];

    private bool hasWord;
    private bool hasExcel;
    private bool hasPowerPoint;
    private bool hasOpenDocument;
    private bool hasContentTypes;
    private int packagesOutsideEmbeddings;
    private int packagesInEmbeddings;

    internal bool HasMacros { get; private set; }

    internal bool HasExternalParts { get; private set; }

    internal bool HasEmbeddedObjects { get; private set; }

    internal FileKind Kind =>
        hasContentTypes && hasWord ? FileKind.Docx
        : hasContentTypes && hasExcel ? FileKind.Xlsx
        : hasContentTypes && hasPowerPoint ? FileKind.Pptx
        : hasOpenDocument ? FileKind.OpenDocument
        : FileKind.Zip;

    internal bool HasNestedArchive => packagesOutsideEmbeddings > 0 || (packagesInEmbeddings > 0 && Kind == FileKind.Zip);

    internal Part Open(string name) => new(this, name);

    private void LookAtName(string name)
    {
        var lower = name.ToLowerInvariant();
        hasContentTypes |= lower == "[content_types].xml";
        hasWord |= lower == "word/document.xml";
        hasExcel |= lower == "xl/workbook.xml";
        hasPowerPoint |= lower == "ppt/presentation.xml";
        hasOpenDocument |= lower == "mimetype";
        HasMacros |= lower.Contains("vbaproject", StringComparison.Ordinal) || lower.Contains("vbadata", StringComparison.Ordinal)
            || lower.Contains("/activex/", StringComparison.Ordinal) || lower.Contains("/macrosheets/", StringComparison.Ordinal);
        HasEmbeddedObjects |= IsEmbedding(lower);
        if (archiveEndings.Any(ending => lower.EndsWith(ending, StringComparison.Ordinal))) { packagesOutsideEmbeddings++; }
    }

    private void LookAtStart(string name, ReadOnlySpan<byte> start)
    {
        switch (start)
        {
            case [(byte)'P', (byte)'K', 3, 4, ..]:
                if (IsEmbedding(name.ToLowerInvariant())) { packagesInEmbeddings++; }
                else { packagesOutsideEmbeddings++; }
                break;
            case [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] or [0x1F, 0x8B, 8, ..]:
                packagesOutsideEmbeddings++;
                break;
            case [0xD0, 0xCF, 0x11, 0xE0, ..]:
                HasEmbeddedObjects = true;
                break;
        }
    }

    private void LookAtContentTypes(Stream xml) => ForEachElement(xml, reader =>
    {
        var type = reader.GetAttribute("ContentType") ?? "";
        HasMacros |= type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
            || type.Contains("activeX", StringComparison.OrdinalIgnoreCase);
    });

    private void LookAtRelationships(Stream xml) => ForEachElement(xml, reader =>
    {
        var type = reader.GetAttribute("Type") ?? "";
        var isExternal = string.Equals(reader.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase);
        HasExternalParts |= isExternal && !type.EndsWith("/hyperlink", StringComparison.OrdinalIgnoreCase);
        HasMacros |= type.EndsWith("/vbaProject", StringComparison.OrdinalIgnoreCase);
        HasEmbeddedObjects |= type.EndsWith("/oleObject", StringComparison.OrdinalIgnoreCase);
    });

    private static void ForEachElement(Stream xml, Action<XmlReader> look)
    {
        try
        {
            using var reader = XmlReader.Create(xml, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element) { look(reader); }
            }
        }
        catch (XmlException broken) { throw new InvalidDataException("A part of the package is not XML.", broken); }
    }

    private static bool IsEmbedding(string lowerName) => lowerName.Contains("/embeddings/", StringComparison.Ordinal);

    /// <summary>One entry while it is unpacked. Only the two kinds of part that must be read are kept, and only up to a limit.</summary>
    internal sealed class Part : IDisposable
    {
        private readonly PackageParts package;
        private readonly string name;
        private readonly MemoryStream? kept;
        private bool started;

        internal Part(PackageParts package, string name)
        {
            this.package = package;
            this.name = name;
            package.LookAtName(name);
            if (name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || name.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase))
            {
                kept = new MemoryStream();
            }
        }

        internal void Take(ReadOnlySpan<byte> bytes)
        {
            if (!started)
            {
                started = true;
                package.LookAtStart(name, bytes);
            }
            if (kept is null) { return; }
            if (kept.Length + bytes.Length > MaxKept) { throw new InvalidDataException("The list of a package's parts is too long."); }
            kept.Write(bytes);
        }

        public void Dispose()
        {
            if (kept is not { Length: > 0 }) { return; }
            kept.Position = 0;
            if (name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)) { package.LookAtRelationships(kept); }
            else { package.LookAtContentTypes(kept); }
        }
    }
}
