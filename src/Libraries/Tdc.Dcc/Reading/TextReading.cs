namespace Tdc.Dcc.Reading;

/// <summary>Reads texts, files and what else is made of words.</summary>
internal static class TextReading
{
    public static LocalText Local(Node node) => new(node.NeedEach("content", Content));

    public static RichText Rich(Node node)
    {
        var parts = new List<RichPart>();
        foreach (var child in node.Children(child => child.Name.LocalName != "name"))
        {
            switch (child.Name)
            {
                case "content":
                    parts.Add(new TextPart(Content(child)));
                    break;
                case "file":
                    parts.Add(new FilePart(File(child)));
                    break;
                case "formula" when child.Find("latex") is { } latex:
                    parts.Add(new FormulaPart(latex.Text));
                    break;
                default:
                    child.Remark(DccRemarkKind.PassedOver);
                    break;
            }
        }

        return new RichText { Name = node.Map("name", Local), Parts = [.. parts] };
    }

    public static EmbeddedFile File(Node node)
    {
        var data = node.Need("dataBase64");
        try
        {
            return new EmbeddedFile(node.Need("fileName").Word, node.Need("mimeType").Word, Convert.FromBase64String(data.Text))
            {
                Name = node.Map("name", Local),
                Description = node.Map("description", Rich),
                Marks = node.Marks,
            };
        }
        catch (FormatException)
        {
            throw data.Stop(DccFault.Base64);
        }
    }

    public static T Member<T>(Node node) where T : struct, Enum =>
        DccNames.TryMember<T>(node.Word, out var member) ? member : throw node.Stop(DccFault.Word);

    private static LanguageText Content(Node node) => new(node.Text, node.Element.Attribute("lang")?.Value);
}
